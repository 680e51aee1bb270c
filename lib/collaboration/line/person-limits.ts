import { LRUCache } from "lru-cache";
import { Allowance } from "#lib/collaboration/line/allowance.ts";

/** Two hundredths of a second in each, three tenths at once: what judging one person's words may take from the others. */
const WORK_AT_ONCE = 300;
const WORK_A_SECOND = 20;
const MOST_WAITING_BYTES = 16 << 20;

/**
 * What one person may send over all their windows together, however often they connect. Beyond the first kind of limit a
 * window is closed. Beyond `work` nothing is refused: that person's words wait for their turn, and nobody else's do.
 */
export class PersonLimits {
  readonly bytes = new Allowance(8 << 20, 70_000);
  readonly messages = new Allowance(4_000, 600);
  /** Structs and ranges of deletions. */
  readonly parts = new Allowance(400_000, 5_000);
  /** Ids that are used up: characters, also those that came and went. */
  readonly ids = new Allowance(8_000_000, 20_000);
  /** Neighbours that are walked past: those walks are made again whenever the story is opened. */
  readonly steps = new Allowance(6_000_000, 10_000);
  /** Pings, questions about carets. */
  readonly questions = new Allowance(1_000, 100);
  readonly connections = new Allowance(120, 4);
  readonly signOns = new Allowance(120, 4);
  /** Client ids that are declared, most of them again. */
  readonly declared = new Allowance(4_000, 8);
  readonly work = new Allowance(WORK_AT_ONCE, WORK_A_SECOND);
  #waitingBytes = 0;

  /** Takes room for what waits before a sign-on or for its turn; false when there is none. */
  hold(bytes: number): boolean {
    if (this.#waitingBytes + bytes > MOST_WAITING_BYTES) return false;
    this.#waitingBytes += bytes;
    return true;
  }

  letGo(bytes: number): void {
    this.#waitingBytes -= bytes;
  }
}

/** They outlive a person's windows: whoever comes again goes on with what is left. */
export class LimitsOfPeople {
  readonly #limits = new LRUCache<string, PersonLimits>({ max: 10_000, ttl: 600_000, updateAgeOnGet: true });

  of(personId: string): PersonLimits {
    let limits = this.#limits.get(personId);
    if (!limits) this.#limits.set(personId, (limits = new PersonLimits()));
    return limits;
  }
}
