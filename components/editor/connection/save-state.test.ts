import { describe, expect, test } from "vitest";
import { holdsFor, saveState, type SaveFacts } from "#components/editor/connection/save-state.ts";

const calm: SaveFacts = {
  now: 100_000,
  startedAt: 0,
  isInStep: true,
  wasInStep: true,
  isOver: false,
  isUnsaved: false,
  isStoreDown: false,
  progressAt: 99_000,
  typedAt: 99_000,
  copyFailed: false,
};
const state = (facts: Partial<SaveFacts>) => saveState({ ...calm, ...facts });

describe("the save state", () => {
  test('[S45] "Saved" gives way at the first unstored keystroke and comes back when all is stored and 250 ms were quiet', () => {
    expect(state({})).toBe("Saved");
    expect(state({ isUnsaved: true, typedAt: 100_000, progressAt: 100_000 })).toBe("Saving…");
    expect(state({ typedAt: 99_800 })).toBe("Saving…");
    expect(state({ typedAt: 99_750 })).toBe("Saved");
    expect(holdsFor({ ...calm, typedAt: 99_800 })).toBe(50);
  });

  test('[S46] "Not saved" when the server cannot store, or nothing was acknowledged for five seconds', () => {
    expect(state({ isUnsaved: true, isStoreDown: true })).toBe("Not saved");
    expect(state({ isStoreDown: true })).toBe("Saved");
    expect(state({ isUnsaved: true, progressAt: 95_001 })).toBe("Saving…");
    expect(state({ isUnsaved: true, progressAt: 95_000 })).toBe("Not saved");
    expect(holdsFor({ ...calm, isUnsaved: true, progressAt: 95_001 })).toBe(1);
  });

  test('[S47] without a line it is "Offline: kept in this browser", or "Not saved" when that is not so', () => {
    expect(state({ isInStep: false })).toBe("Offline: kept in this browser");
    expect(state({ isInStep: false, isUnsaved: true })).toBe("Offline: kept in this browser");
    expect(state({ isInStep: false, copyFailed: true, isUnsaved: true })).toBe("Not saved");
    expect(state({ isInStep: false, copyFailed: true })).toBe("Offline: kept in this browser");
    expect(state({ isInStep: false, wasInStep: false, startedAt: 99_000 })).toBe("Saving…");
    expect(state({ isInStep: false, wasInStep: false, startedAt: 98_000 })).toBe(
      "Offline: kept in this browser",
    );
    expect(state({ isInStep: false, isOver: true })).toBe("Saved");
    expect(state({ isInStep: false, isOver: true, isUnsaved: true })).toBe("Not saved");
  });
});
