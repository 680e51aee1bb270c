import type { LocalCopy } from "./local-copy.ts";

/** Words that are acknowledged this soon, nearly all, are never written to the browser's database. */
const ACKNOWLEDGED_SOON = 300;

/** What was typed here and is not acknowledged: held in memory, and in the local copy when the answer takes longer. */
export class UnsavedWords {
  /** The last try to keep words in this browser failed. */
  failed: boolean;
  readonly #copy: LocalCopy | null;
  readonly #ids: { edit: number; suggest: number };
  readonly #changed: () => void;
  #fresh: Uint8Array[] = [];
  #keys: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #writing: Promise<void> = Promise.resolve();
  /** Words on their way into the local copy that are not acknowledged. */
  #isKeeping = false;
  /** Counts acknowledgements: words that were being kept meanwhile can be forgotten at once. */
  #acknowledgements = 0;

  constructor(copy: LocalCopy | null, ids: { edit: number; suggest: number }, changed: () => void) {
    this.#copy = copy;
    this.failed = copy === null;
    this.#ids = ids;
    this.#changed = changed;
  }

  get isEmpty(): boolean {
    return this.#fresh.length === 0 && this.#keys.length === 0 && !this.#isKeeping;
  }

  /** Words of earlier windows that are brought back and not yet acknowledged. */
  bringBack(keys: readonly number[]): void {
    this.#keys.push(...keys);
  }

  add(update: Uint8Array, hasLine: boolean): void {
    this.#fresh.push(update);
    if (!hasLine) void this.keep();
    else this.#timer ??= setTimeout(() => void this.keep(), ACKNOWLEDGED_SOON);
  }

  /** Everything typed so far is stored by the server. */
  acknowledge(): void {
    this.#acknowledgements++;
    this.#fresh = [];
    this.#isKeeping = false;
    this.#stopTimer();
    this.#forget(this.#keys.splice(0));
  }

  /** Writes what is not in the local copy yet; resolves when it is there, or could not be. */
  keep(): Promise<void> {
    this.#stopTimer();
    const copy = this.#copy;
    const words = this.#fresh.splice(0);
    if (!copy || words.length === 0) {
      this.#fresh = words;
      return this.#writing;
    }
    const acknowledgements = this.#acknowledgements;
    this.#isKeeping = true;
    const writing = (this.#writing = this.#writing.then(async () => {
      const hadFailed = this.failed;
      try {
        const keys = await copy.keep(words.map((update) => ({ update, ...this.#ids })));
        this.failed = false;
        if (acknowledgements === this.#acknowledgements) this.#keys.push(...keys);
        else this.#forget(keys);
      } catch {
        this.failed = true;
        if (acknowledgements === this.#acknowledgements) this.#fresh.unshift(...words);
      }
      if (this.#writing === writing && acknowledgements === this.#acknowledgements) this.#isKeeping = false;
      if (hadFailed !== this.failed) this.#changed();
    }));
    return this.#writing;
  }

  /** The server may not take them: kept, but out of the way of the next opening. */
  async setAside(): Promise<void> {
    await this.keep();
    try {
      await this.#copy?.setAside(this.#keys);
    } catch {
      // They stay where they are: the next opening offers them to the server again, and is told again.
      this.failed = true;
      this.#changed();
    }
  }

  forgetSetAside(): void {
    this.#forget(this.#keys.splice(0));
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Words that stay by mistake are brought back once more and say nothing new. */
  #forget(keys: readonly number[]): void {
    if (keys.length > 0) void this.#copy?.forget(keys).catch(() => undefined);
  }
}
