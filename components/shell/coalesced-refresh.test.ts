import { expect, test } from "vitest";
import { coalescedRefresh, SOMETIME, SOON } from "./coalesced-refresh.ts";

/** A page with a clock that goes on when it is told to. */
function page() {
  const calls: { at: number; call: () => void }[] = [];
  const told = { time: 0, isHidden: false, refreshes: [] as number[] };
  const refresh = coalescedRefresh({
    now: () => told.time,
    after: (ms, call) => {
      const entry = { at: told.time + ms, call };
      calls.push(entry);
      return () => void calls.splice(calls.indexOf(entry), 1);
    },
    isHidden: () => told.isHidden,
    refresh: () => told.refreshes.push(told.time),
  });
  const pass = (ms: number) => {
    const until = told.time + ms;
    for (;;) {
      const next = calls.toSorted((a, b) => a.at - b.at).find(({ at }) => at <= until);
      if (!next) break;
      calls.splice(calls.indexOf(next), 1);
      told.time = next.at;
      next.call();
    }
    told.time = until;
  };
  return { told, refresh, pass };
}

test("[F8] a page is drawn anew once for all who ask, at the earliest moment that was asked for", () => {
  const { told, refresh, pass } = page();
  refresh.within(SOMETIME);
  pass(1_000);
  refresh.within(SOMETIME);
  refresh.within(SOON);
  refresh.within(SOON);
  pass(10_000);
  expect(told.refreshes).toEqual([1_000 + SOON]);
  refresh.within(SOMETIME);
  pass(10_000);
  expect(told.refreshes).toHaveLength(2);
});

test("[F8] somebody who types for a minute causes no more than a refresh every two and a half seconds", () => {
  const { told, refresh, pass } = page();
  for (let second = 0; second < 60; second++) {
    refresh.within(SOMETIME);
    pass(1_000);
  }
  expect(told.refreshes.length).toBeLessThanOrEqual(60_000 / SOMETIME);
});

test("[F8] a page that nobody looks at is drawn anew once, when it is looked at again", () => {
  const { told, refresh, pass } = page();
  refresh.within(SOON);
  told.isHidden = true;
  pass(60_000);
  refresh.within(SOON);
  refresh.shown();
  pass(60_000);
  expect(told.refreshes).toEqual([]);
  told.isHidden = false;
  refresh.shown();
  pass(60_000);
  refresh.shown();
  expect(told.refreshes).toEqual([120_000]);
});
