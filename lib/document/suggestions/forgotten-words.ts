import * as Y from "yjs";
import { FIELDS, fieldText } from "#lib/document/story/fields.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** What a line marker reads as, where words are compared. */
export const LINE_UNIT = "\u2029";

interface Run {
  clock: number;
  words: string;
}

/**
 * What deleted words were. Yjs forgets them at once, but whoever brings words back says which ones they are, and that must
 * be checked against what really stood there: authorship follows it. One run for neighbours that are gone.
 */
export class ForgottenWords {
  readonly #runs = new Map<number, Run[]>();
  #length = 0;

  /** Reads what `write` wrote; null for nothing. Throws when it was written by nobody. */
  static read(written: string | null): ForgottenWords {
    const forgotten = new ForgottenWords();
    if (written === null) return forgotten;
    for (const run of JSON.parse(written) as unknown[]) {
      if (!isRun(run)) throw new Error("Words that were deleted are not written as such.");
      forgotten.add(...run);
    }
    return forgotten;
  }

  /** In UTF-16 characters. */
  get length(): number {
    return this.#length;
  }

  /** Remembers from now on whatever is deleted in this document. */
  watch(doc: Y.Doc): void {
    const texts = new Set<unknown>(FIELDS.map((field) => fieldText(doc, field)));
    // The last moment: right after this Yjs throws the words away.
    doc.on("afterTransaction", (transaction) =>
      Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
        if (!(struct instanceof Y.Item) || !texts.has(struct.parent)) return;
        const { content, id } = struct;
        if (content instanceof Y.ContentString) this.add(id.client, id.clock, content.str);
        else if (isMarker(struct)) this.add(id.client, id.clock, LINE_UNIT);
      }),
    );
  }

  /** Words under one id are the same for ever: what is known already stays. */
  add(client: number, clock: number, words: string): void {
    let runs = this.#runs.get(client);
    if (!runs) this.#runs.set(client, (runs = []));
    let place = lastFrom(runs, clock) + 1;
    const before = runs[place - 1];
    const known = before ? before.clock + before.words.length - clock : 0;
    if (known >= words.length) return;
    if (known > 0) return this.add(client, clock + known, words.slice(known));
    const after = runs[place];
    const end = clock + words.length;
    if (after && after.clock < end) {
      this.add(client, clock, words.slice(0, after.clock - clock));
      return this.add(client, after.clock, words.slice(after.clock - clock));
    }
    this.#length += words.length;
    if (before && known === 0) before.words += words;
    else runs.splice(place++, 0, { clock, words });
    if (!after || after.clock !== end) return;
    runs[place - 1]!.words += after.words;
    runs.splice(place, 1);
  }

  /** Takes in what another record knows, and answers this one. */
  with(other: ForgottenWords): this {
    for (const [client, runs] of other.#runs)
      for (const { clock, words } of runs) this.add(client, clock, words);
    return this;
  }

  /** The characters that are known from this id on, at most `length`; empty when this one is not. */
  wordsAt(client: number, clock: number, length: number): string {
    const runs = this.#runs.get(client);
    const run = runs?.[lastFrom(runs, clock)];
    return run ? run.words.slice(clock - run.clock, clock - run.clock + length) : "";
  }

  /** The first id after this one from which words are known; infinite when there is none. */
  nextAfter(client: number, clock: number): number {
    const runs = this.#runs.get(client);
    return (runs && runs[lastFrom(runs, clock) + 1]?.clock) ?? Infinity;
  }

  /** As text, for the store: a database keeps no NUL, and JSON writes it in letters. */
  write(): string {
    const runs = [...this.#runs].flatMap(([client, its]) =>
      its.map(({ clock, words }) => [client, clock, words] as const),
    );
    return JSON.stringify(runs);
  }
}

const isRun = (run: unknown): run is [client: number, clock: number, words: string] =>
  Array.isArray(run) &&
  run.length === 3 &&
  Number.isSafeInteger(run[0]) &&
  Number.isSafeInteger(run[1]) &&
  typeof run[2] === "string";

/** Place of the last run that begins at or before this clock; −1 when there is none. */
function lastFrom(runs: readonly Run[], clock: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.clock <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
