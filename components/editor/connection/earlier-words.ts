import * as Y from "yjs";
import type { SignOnToken } from "#lib/newsroom/stories/live-messages.ts";
import type { KeptWords, LocalCopy } from "./local-copy.ts";

/** Words that earlier windows of this person kept in this browser, until they may be written again. */
export class EarlierWords {
  #waiting: readonly KeptWords[] = [];
  #ids: SignOnToken["earlier"];

  /** The ids they were written under: they must be declared, or the server takes nothing written under them. */
  get ids(): SignOnToken["earlier"] {
    return this.#ids;
  }

  /** Rejects when the browser's own copy cannot be read. */
  async read(copy: LocalCopy | null): Promise<void> {
    this.#waiting = (await copy?.read()) ?? [];
    const written = (hand: "edit" | "suggest") => [...new Set(this.#waiting.map((words) => words[hand]))];
    if (this.#waiting.length > 0) this.#ids = { edit: written("edit"), suggest: written("suggest") };
  }

  /** Takes them into the document, in one transaction of this origin; answers under which keys they are kept. */
  bringBack(doc: Y.Doc, origin: unknown): number[] {
    const kept = this.#waiting;
    this.#waiting = [];
    if (kept.length > 0) doc.transact(() => kept.forEach(({ update }) => Y.applyUpdate(doc, update)), origin);
    return kept.map(({ key }) => key);
  }
}
