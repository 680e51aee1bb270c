import * as Y from "yjs";
import { setDetail } from "#lib/document/story/details.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { factMap, fieldText } from "#lib/document/story/fields.ts";
import { appendRun, type IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker, readLineAttributes } from "#lib/document/story/line-marker.ts";
import { MARK_NAMES, readMarkValue, type MarkName, type MarkValue } from "#lib/document/story/marks.ts";
import { addSource } from "#lib/document/story/sources.ts";
import type { Line, Run, StoryDetails, StoryWords } from "#lib/document/story/words.ts";

export interface NewStory {
  details?: Partial<StoryDetails>;
  words?: StoryWords;
  /** The client id everything is written under; bind it to its author. Random when absent. */
  clientId?: number;
  /** Ids of wire sources chosen by hand, in order. */
  sources?: string[];
  /** The wire item the body's words come from: all lines, or lines `from … to − 1`. */
  wire?: { item: string; version: number; from?: number; to?: number };
  /** The person named in the facts written. */
  person?: string;
  /** Milliseconds since 1970. */
  at?: number;
}

/**
 * A Yjs update that creates a story. It always holds a first line marker: two browsers that each gave an empty body its
 * first marker would make an empty line between them.
 */
export function newStoryUpdate(opts: NewStory = {}): Uint8Array {
  const doc = new Y.Doc();
  if (opts.clientId !== undefined) doc.clientID = opts.clientId;
  const words = opts.words ?? { headline: "", standfirst: "", lines: [] };
  const lines: Line[] = words.lines.length > 0 ? words.lines : [{ kind: "paragraph", runs: [] }];
  doc.transact(() => {
    if (words.headline) fieldText(doc, "headline").insert(0, words.headline);
    if (words.standfirst) fieldText(doc, "standfirst").insert(0, words.standfirst);
    new LineWriter(doc, opts).write(lines);
    for (const [key, value] of Object.entries(opts.details ?? {})) {
      setDetail(doc, key as keyof StoryDetails, value as never);
    }
    const at = opts.at ?? Date.now();
    opts.sources?.forEach((id, i) => addSource(doc, id, at + i));
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Writes lines at the end of the body: all text first and the facts after it, so that the text is one run of ids. */
class LineWriter {
  readonly #doc: Y.Doc;
  readonly #opts: NewStory;
  readonly #formats = new Map<string, { mark: MarkName; on: MarkValue; ids: IdRun[] }>();
  readonly #wire: IdRun[] = [];

  constructor(doc: Y.Doc, opts: NewStory) {
    this.#doc = doc;
    this.#opts = opts;
  }

  write(lines: Line[]): void {
    const wire = this.#opts.wire;
    lines.forEach((line, i) => {
      const fromWire = wire !== undefined && i >= (wire.from ?? 0) && i < (wire.to ?? lines.length);
      this.#line(line, fromWire);
    });
    this.#facts();
  }

  #line(line: Line, fromWire: boolean): void {
    const body = fieldText(this.#doc, "body");
    body.insertEmbed(body.length, makeMarker(readLineAttributes((key) => line[key])));
    for (const run of line.runs) {
      if (!run.text) continue;
      const clock = Y.getState(this.#doc.store, this.#doc.clientID);
      body.insert(body.length, run.text);
      this.#note(run, clock);
      if (fromWire) appendRun(this.#wire, this.#doc.clientID, clock, run.text.length);
    }
  }

  #note(run: Run, clock: number): void {
    for (const mark of MARK_NAMES) {
      const wanted = mark === "link" ? { href: run.link } : run[mark];
      const on = wanted === undefined ? undefined : readMarkValue(mark, wanted);
      if (!on) continue;
      const key = mark + JSON.stringify(on);
      const format = this.#formats.get(key) ?? { mark, on, ids: [] };
      this.#formats.set(key, format);
      appendRun(format.ids, this.#doc.clientID, clock, run.text.length);
    }
  }

  #facts(): void {
    const by = this.#opts.person ?? "";
    const at = this.#opts.at ?? Date.now();
    for (const format of this.#formats.values()) {
      factMap(this.#doc, "inline").set(newFactKey(this.#doc), { by, at, n: 1, ...format });
    }
    const { wire } = this.#opts;
    if (wire && this.#wire.length > 0) {
      const entry = { by, at, item: wire.item, version: wire.version, ids: this.#wire };
      factMap(this.#doc, "wire").set(newFactKey(this.#doc), entry);
    }
  }
}
