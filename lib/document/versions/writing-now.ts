import * as Y from "yjs";

/** Client id → the first clock of what somebody is in the midst of writing. */
export type WritingNow = ReadonlyMap<number, number>;

/** Milliseconds without a letter after which somebody begins something new. */
const PAUSE = 10_000;
/** More at once is a paste, or what was missed while the line was away: nobody is in the midst of it. */
const MOST_AT_ONCE = 500;

/**
 * Notices who else is writing at this moment, and since which letter. Restoring a version takes away what was written
 * since, but never half of what a colleague is just now putting down.
 */
export class WritingWatch {
  readonly #doc: Y.Doc;
  readonly #now: () => number;
  readonly #bursts = new Map<number, { first: number; lastAt: number }>();

  constructor(doc: Y.Doc, now: () => number = Date.now) {
    this.#doc = doc;
    this.#now = now;
    doc.on("afterTransaction", this.#note);
  }

  /** The moment of a decision, as `writing` takes it. */
  moment(): number {
    return this.#now();
  }

  /**
   * What others are in the midst of writing: those of whom a letter has come since that moment, with all they wrote
   * without a pause before it. Whoever had stopped by then has finished, and their words are like any others.
   */
  writing(moment: number): WritingNow {
    return new Map(
      [...this.#bursts]
        .filter(([, { lastAt }]) => lastAt > moment)
        .map(([client, { first }]) => [client, first]),
    );
  }

  destroy(): void {
    this.#doc.off("afterTransaction", this.#note);
  }

  readonly #note = ({ local, beforeState, afterState }: Y.Transaction): void => {
    if (local) return;
    const at = this.#now();
    for (const [client, clock] of afterState) {
      const before = beforeState.get(client) ?? 0;
      if (clock === before) continue;
      const burst = this.#bursts.get(client);
      const goesOn = burst !== undefined && at - burst.lastAt <= PAUSE;
      if (!goesOn && clock - before > MOST_AT_ONCE) continue;
      this.#bursts.set(client, { first: goesOn ? burst.first : before, lastAt: at });
    }
  };
}
