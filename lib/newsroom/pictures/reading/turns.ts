import { refuse } from "#lib/platform/refusal.ts";

export interface TurnLimits {
  /** How many may wait, and how many of one owner. Whoever comes after them is refused. */
  waiting: number;
  waitingOfOne: number;
  /** What is said then. */
  sentence: string;
}

/**
 * One piece of work at a time, in turns by owner: whoever asks for a hundred things waits for their own ninety-nine, and
 * whoever asks for one waits for one of each other owner.
 */
export class Turns {
  readonly #limits: TurnLimits;
  /** Owners in the order of their turns, each with what waits for them. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #count = 0;
  #isRunning = false;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  async run<T>(owner: string, work: () => Promise<T>): Promise<T> {
    if (this.#isRunning) await this.#wait(owner);
    this.#isRunning = true;
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #wait(owner: string): Promise<void> {
    const own = this.#waiting.get(owner) ?? [];
    if (this.#count >= this.#limits.waiting || own.length >= this.#limits.waitingOfOne)
      refuse("unavailable", this.#limits.sentence);
    this.#count++;
    return new Promise((go) => this.#waiting.set(owner, [...own, go]));
  }

  /** The turn is handed on rather than given back, so that nobody who comes just now slips in between. */
  #next(): void {
    const [owner, own] = this.#waiting.entries().next().value ?? [];
    if (owner === undefined || own === undefined) {
      this.#isRunning = false;
      return;
    }
    this.#waiting.delete(owner);
    const [go, ...others] = own;
    // Put back at the end: the others come first.
    if (others.length > 0) this.#waiting.set(owner, others);
    this.#count--;
    go!();
  }
}
