import { appendUpdates, type UpdateRow } from "#lib/collaboration/record/append-updates.ts";
import { database } from "#lib/database/database.ts";
import { log } from "#lib/platform/log.ts";
import { timings } from "#lib/platform/metrics.ts";

/** Commits are at least this far apart: everything typed meanwhile goes into one statement. */
const SPACING = 10;
/** The first word after a pause waits this long: its broadcast goes out before the store takes the processor. */
const HEAD_START = 3;
const FIRST_RETRY = 100;
const LONGEST_RETRY = 2_000;
/** A store that has not answered for so long counts as away, though it may only be slow. */
const SLOW = 2_000;
const MOST_IN_ONE_STATEMENT = 2_000;
const MOST_BYTES_IN_ONE_STATEMENT = 4 << 20;
/** Beyond this much unstored text the socket takes no more: the process must not die with what it holds. */
const BACKLOG_LIMIT = 64 << 20;

export interface StoredRow extends UpdateRow {
  /** Place in this process' sequence of appended updates. */
  sequence: number;
  /** Row id in the database. */
  id: number;
}

interface Listeners {
  stored(rows: readonly StoredRow[]): void;
  /** The store went away or came back. */
  state(state: "up" | "down"): void;
}

/**
 * The record of words: append-only, one statement for all stories at a time. Whatever fails is kept and tried again until
 * it is stored; nothing is ever dropped here.
 */
export class StoryLog {
  #pending: (UpdateRow & { sequence: number })[] = [];
  #pendingBytes = 0;
  #appended = 0;
  #durable = 0;
  #state: "up" | "down" = "up";
  #timer: NodeJS.Timeout | undefined;
  #storing = false;
  #lastStart = 0;
  #retry = 0;
  #waiting: { sequence: number; resolve: () => void }[] = [];
  readonly #listeners: Listeners;
  readonly #took = timings("galley_store_seconds", "Time to commit words, in seconds.");

  constructor(listeners: Listeners) {
    this.#listeners = listeners;
  }

  /** Sequence of the last update that is stored for good. */
  get durable(): number {
    return this.#durable;
  }

  get appended(): number {
    return this.#appended;
  }

  get state(): "up" | "down" {
    return this.#state;
  }

  get isFull(): boolean {
    return this.#pendingBytes > BACKLOG_LIMIT;
  }

  /** Takes an update into the record and returns its sequence; stored a moment later. */
  append(row: UpdateRow): number {
    const sequence = ++this.#appended;
    this.#pending.push({ ...row, sequence });
    this.#pendingBytes += row.bytes.length;
    this.#schedule();
    return sequence;
  }

  /** Resolves when everything up to this sequence is stored for good, however long that takes. */
  whenStored(sequence: number): Promise<void> {
    if (sequence <= this.#durable) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }));
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#storing || this.#pending.length === 0) return;
    const wait = Math.max(this.#retry, this.#lastStart + SPACING - Date.now(), HEAD_START);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#store();
    }, wait);
  }

  async #store(): Promise<void> {
    const batch = this.#nextBatch();
    this.#storing = true;
    this.#lastStart = Date.now();
    const slow = setTimeout(() => this.#become("down"), SLOW);
    try {
      const ids = await appendUpdates(database(), batch);
      clearTimeout(slow);
      this.#took((Date.now() - this.#lastStart) / 1_000);
      this.#retry = 0;
      this.#keep(batch.map((row, place) => ({ ...row, id: ids[place]! })));
    } catch (thrown) {
      clearTimeout(slow);
      log().error({ err: thrown, waiting: this.#pending.length }, "words could not be stored; trying again");
      this.#retry = Math.min(LONGEST_RETRY, this.#retry === 0 ? FIRST_RETRY : this.#retry * 2);
      this.#become("down");
    } finally {
      this.#storing = false;
      this.#schedule();
    }
  }

  #nextBatch(): (UpdateRow & { sequence: number })[] {
    let bytes = 0;
    let end = 0;
    while (end < this.#pending.length && end < MOST_IN_ONE_STATEMENT) {
      bytes += this.#pending[end]!.bytes.length;
      if (end > 0 && bytes > MOST_BYTES_IN_ONE_STATEMENT) break;
      end++;
    }
    return this.#pending.slice(0, end);
  }

  #keep(rows: StoredRow[]): void {
    this.#pending.splice(0, rows.length);
    for (const row of rows) this.#pendingBytes -= row.bytes.length;
    this.#durable = rows.at(-1)!.sequence;
    this.#become("up");
    this.#listeners.stored(rows);
    const reached = this.#waiting.filter(({ sequence }) => sequence <= this.#durable);
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence > this.#durable);
    for (const { resolve } of reached) resolve();
  }

  #become(state: "up" | "down"): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#listeners.state(state);
  }
}
