import * as Y from "yjs";
import { writeBeside } from "#components/editor/session/write-beside.ts";
import { readDetails, setDetail, type LONGEST_DETAIL } from "#lib/document/story/details.ts";
import { mergeEdits } from "#lib/document/story/merge-edits.ts";

/** A detail that is a line of text. */
export type LineDetail = keyof typeof LONGEST_DETAIL;

/** What this window made of a line, write by write; the first entry is what it found. */
interface Written {
  id: Y.ID | null;
  text: string;
}

/** Enough for everything that is typed while a message is under way. */
const REMEMBERED = 200;

/**
 * Writes lines of the details that others write too. The shared map keeps one of two values that were written at once, so
 * a change is put on top of the value that stands, and again when that value gave way to one that knew nothing of it.
 */
export class LineWriter {
  readonly #doc: Y.Doc;
  readonly #map: Y.Map<unknown>;
  readonly #editId: number;
  readonly #mayWrite: () => boolean;
  readonly #written = new Map<LineDetail, Written[]>();

  constructor(doc: Y.Doc, editId: number, mayWrite: () => boolean) {
    this.#doc = doc;
    this.#map = doc.getMap("details");
    this.#editId = editId;
    this.#mayWrite = mayWrite;
    this.#map.observe(this.#changed);
  }

  destroy(): void {
    this.#map.unobserve(this.#changed);
  }

  read(name: LineDetail): string {
    return readDetails(this.#doc)[name] ?? "";
  }

  /** Somebody saw `base` and made `mine` of it. */
  write(name: LineDetail, base: string, mine: string): void {
    const live = this.read(name);
    const text = mergeEdits(base, mine, live);
    if (text === live) return;
    const written = this.#written.get(name) ?? [{ id: this.#idOf(name), text: live }];
    writeBeside(this.#doc, { editId: this.#editId }, () => setDetail(this.#doc, name, text));
    const now = { id: this.#idOf(name), text: this.read(name) };
    this.#written.set(name, [...written.slice(-REMEMBERED), now]);
  }

  readonly #changed = ({ keysChanged }: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
    if (transaction.local) return;
    for (const name of this.#written.keys()) if (keysChanged.has(name)) this.#somebodyWrote(name);
  };

  #somebodyWrote(name: LineDetail): void {
    const written = this.#written.get(name)!;
    this.#written.delete(name);
    const mine = written.at(-1)!;
    const known = this.#lastKnownTo(name, written);
    if (known === mine) return;
    // Not within the change that is being read: this one must go out.
    queueMicrotask(() => {
      if (this.#mayWrite()) this.write(name, known.text, mine.text);
    });
  }

  /** The last of my writes that whoever wrote the value that stands had seen. */
  #lastKnownTo(name: LineDetail, written: readonly Written[]): Written {
    let id = this.#itemOf(name)?.origin ?? null;
    for (let steps = 0; steps < REMEMBERED; steps++) {
      const known = written.findLast((one) => Y.compareIDs(one.id, id));
      if (known) return known;
      if (id === null) break;
      const before: Y.Item | Y.GC = Y.getItem(this.#doc.store, id);
      id = before instanceof Y.Item ? before.origin : null;
    }
    return written[0]!;
  }

  #idOf(name: LineDetail): Y.ID | null {
    return this.#itemOf(name)?.lastId ?? null;
  }

  #itemOf(name: LineDetail): Y.Item | undefined {
    return this.#map._map.get(name);
  }
}
