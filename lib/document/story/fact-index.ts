import * as Y from "yjs";
import {
  readFact,
  type FactEntries,
  type FormatSuggestion,
  type InlineFormat,
  type LineageRow,
  type Strike,
  type WirePaste,
} from "#lib/document/story/fact-entries.ts";
import { FACT_MAPS, factMap, type FactMap } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { SideNotes } from "#lib/document/story/side-notes.ts";

/**
 * The fact maps, laid over ids. Following a document costs what changed, not what is known: a story in its third day of
 * editing has thousands of entries, and a keystroke must not read them all.
 */
export class FactIndex {
  readonly inline = new IdMap<InlineFormat>();
  readonly deletions = new IdMap<Strike>();
  readonly formats = new IdMap<FormatSuggestion>();
  readonly accepted = new IdMap<string>();
  /** Keys of strikes that were rejected for these ids. */
  readonly unstruck = new IdMap<string>();
  readonly wire = new IdMap<WirePaste>();
  readonly lineage = new IdMap<LineageRow>();
  /** The same rows by their old ids: where words went from there. */
  readonly descendants = new IdMap<LineageRow>();
  readonly notes = new SideNotes();
  /** Strikes that were rejected, wholly or in part. */
  readonly rejectedStrikes = new Set<string>();
  /** The highest `n` of any format entry seen; a new entry takes the next. */
  highestFormat = 0;

  readonly #doc: Y.Doc;
  readonly #maps: Map<unknown, FactMap>;
  readonly #entries: { [M in FactMap]: Map<string, { value: unknown; entry: FactEntries[M] | null }> } = {
    inline: new Map(),
    deletions: new Map(),
    formats: new Map(),
    accepted: new Map(),
    wire: new Map(),
    lineage: new Map(),
  };
  #touched: IdRun[] = [];
  #following = false;
  #notesTouched = false;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#maps = new Map(FACT_MAPS.map((name) => [factMap(doc, name), name]));
    for (const name of FACT_MAPS) for (const key of factMap(doc, name).keys()) this.#refresh(name, key);
    this.#touched = [];
  }

  /**
   * Keeps up with the document from now on, before any observer of its types is called. Whoever redraws asks for what was
   * touched; for anybody else that list would only grow.
   */
  follow({ forRedrawing = true } = {}): void {
    if (this.#following) return;
    this.#following = true;
    this.#notesTouched = forRedrawing;
    this.#doc.on("beforeObserverCalls", this.catchUp);
  }

  destroy(): void {
    this.#doc.off("beforeObserverCalls", this.catchUp);
  }

  /** Also called in the middle of a transaction by those who must see what they have just written. */
  readonly catchUp = (transaction: Y.Transaction): void => {
    for (const [type, keys] of transaction.changed) {
      const name = this.#maps.get(type);
      if (name) for (const key of keys) if (key !== null) this.#refresh(name, key);
    }
  };

  entries<M extends FactMap>(name: M): FactEntries[M][] {
    const found: FactEntries[M][] = [];
    for (const { entry } of this.#entries[name].values()) if (entry) found.push(entry);
    return found;
  }

  entry<M extends FactMap>(name: M, key: string): FactEntries[M] | null {
    return this.#entries[name].get(key)?.entry ?? null;
  }

  /** The ids whose facts changed since this was last asked; for redrawing. */
  takeTouched(): IdRun[] {
    const touched = this.#touched;
    this.#touched = [];
    return touched;
  }

  #refresh(name: FactMap, key: string): void {
    const map = factMap(this.#doc, name);
    const value = map.get(key);
    const known = this.#entries[name].get(key);
    if (known?.value === value && (value !== undefined || !known)) return;
    if (known?.entry) this.#lay(name, known.entry, false);
    this.notes.forget(key);
    if (value === undefined) {
      this.#entries[name].delete(key);
      return;
    }
    const entry = readFact(name, key, value);
    if (!entry) this.notes.note(name, key, value);
    this.#entries[name].set(key, { value, entry: entry as never });
    if (entry) this.#lay(name, entry, true);
  }

  #lay<M extends FactMap>(name: M, entry: FactEntries[M], on: boolean): void {
    const place = <V>(map: IdMap<V>, ids: readonly IdRun[], value: V): void => {
      for (const [client, clock, length] of ids) {
        if (on) map.add(client, clock, length, value);
        else map.remove(client, clock, length, value);
        if (this.#notesTouched) this.#touched.push([client, clock, length]);
      }
    };
    switch (name) {
      case "inline": {
        const inline = entry as InlineFormat;
        this.highestFormat = Math.max(this.highestFormat, inline.n);
        return place(this.inline, inline.ids, inline);
      }
      case "deletions":
        return place(this.deletions, (entry as Strike).ids, entry as Strike);
      case "formats":
        return place(this.formats, (entry as FormatSuggestion).ids, entry as FormatSuggestion);
      case "accepted": {
        const { key, ids, rejected } = entry as FactEntries["accepted"];
        for (const rejection of rejected) {
          place(this.unstruck, rejection.ids, rejection.strike);
          this.rejectedStrikes.add(rejection.strike);
        }
        return place(this.accepted, ids, key);
      }
      case "wire":
        return place(this.wire, (entry as WirePaste).ids, entry as WirePaste);
      case "lineage":
        for (const row of (entry as FactEntries["lineage"]).rows) {
          place(this.lineage, [[row.client, row.clock, row.length]], row);
          place(this.descendants, [[row.oldClient, row.oldClock, row.length]], row);
        }
    }
  }
}
