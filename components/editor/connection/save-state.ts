/** What the status "Save state" reads: exactly one of these. */
export type SaveState = "Saved" | "Saving…" | "Offline: kept in this browser" | "Not saved";

/** Nothing that should make somebody look up. */
export const isCalm = (state: SaveState): boolean => state === "Saved" || state === "Saving…";

export interface SaveFacts {
  now: number;
  /** When the page began to connect. */
  startedAt: number;
  /** The line is open, signed on, and the handshake has said everything this browser holds. */
  isInStep: boolean;
  wasInStep: boolean;
  /** The connection is over for good: access ended, or what was typed may not be written. */
  isOver: boolean;
  /** Something typed here is not acknowledged as stored. */
  isUnsaved: boolean;
  /** The server said that it cannot store. */
  isStoreDown: boolean;
  /** When the server last acknowledged anything or took this browser's hand, or the first word since then was typed. */
  progressAt: number;
  typedAt: number;
  /** The words could not be kept in this browser. */
  copyFailed: boolean;
}

/** "Saved" comes back when everything is stored and this long was quiet: calm, and never untrue. */
const QUIET = 250;
const NO_ANSWER = 5_000;
const OPENING = 2_000;

export function saveState(facts: SaveFacts): SaveState {
  if (facts.isOver) return facts.isUnsaved ? "Not saved" : "Saved";
  if (!facts.isInStep) return withoutLine(facts);
  if (facts.isUnsaved)
    return facts.isStoreDown || facts.now - facts.progressAt >= NO_ANSWER ? "Not saved" : "Saving…";
  return facts.now - facts.typedAt < QUIET ? "Saving…" : "Saved";
}

function withoutLine(facts: SaveFacts): SaveState {
  if (!facts.wasInStep && !facts.isUnsaved && facts.now - facts.startedAt < OPENING) return "Saving…";
  return facts.copyFailed && facts.isUnsaved ? "Not saved" : "Offline: kept in this browser";
}

/** How long the state holds by itself; after that the passing of time alone may change it. */
export function holdsFor(facts: SaveFacts): number | null {
  const moments = [facts.typedAt + QUIET, facts.progressAt + NO_ANSWER, facts.startedAt + OPENING];
  const next = Math.min(...moments.filter((moment) => moment > facts.now));
  return Number.isFinite(next) ? next - facts.now : null;
}
