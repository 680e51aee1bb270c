import * as Y from "yjs";
import { deleteIds } from "#lib/document/story/characters.ts";
import type { LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, factMap, fieldText, SIDE_MAPS } from "#lib/document/story/fields.ts";
import { idSet, livingWords } from "#lib/document/story/living-words.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** The two modes in which the pen writes anything that could be undone. */
export type PenMode = "editing" | "suggesting";

type StackItem = Y.UndoManager["undoStack"][number];
type Direction = "undo" | "redo";

interface UndoOptions<Caret> {
  facts: Facts;
  clientIn: (mode: PenMode) => number;
  /** The mode of what is being written now. */
  mode: () => PenMode;
  /** The caret as it was before the change that is being recorded. */
  caret: () => Caret | null;
  /** Milliseconds within which changes join one step. */
  captureTimeout: number;
}

/**
 * Undo over Yjs' own UndoManager. What Yjs brings back has new ids, so every return is recorded as lineage in the same
 * transaction: authors, strikes, formats and wire provenance then follow it.
 */
export class UndoStack<Caret> {
  /** Origins of changes that can be undone. */
  readonly direct = { toString: () => "story:direct" };
  readonly suggested = { toString: () => "story:suggested" };
  readonly manager: Y.UndoManager;
  readonly #options: UndoOptions<Caret>;
  readonly #doc: Y.Doc;
  #isOneStep = false;

  constructor(options: UndoOptions<Caret>) {
    this.#options = options;
    const doc = (this.#doc = options.facts.doc);
    const facts = (["inline", "deletions", "formats"] as const).map((name) => factMap(doc, name));
    const words = FIELDS.map((field) => fieldText(doc, field));
    // What stands beside the words is undone only where it was changed together with them, as by restoring a version.
    const beside = SIDE_MAPS.map((name) => doc.getMap(name));
    this.manager = new Y.UndoManager([...words, ...facts, ...beside], {
      trackedOrigins: new Set([this.direct, this.suggested]),
      captureTimeout: options.captureTimeout,
      deleteFilter: (item) => this.#mayDelete(item),
    });
    this.manager.on("stack-item-added", ({ stackItem }) => {
      const { meta } = stackItem;
      if (!meta.has("mode")) meta.set("mode", options.mode());
      if (!meta.has("caret")) meta.set("caret", options.caret());
    });
  }

  get canUndo(): boolean {
    return this.manager.undoStack.length > 0;
  }

  get canRedo(): boolean {
    return this.manager.redoStack.length > 0;
  }

  /** Will the next change begin a step of its own? */
  get startsStep(): boolean {
    const { lastChange, captureTimeout, undoStack } = this.manager;
    return lastChange === 0 || undoStack.length === 0 || Date.now() - lastChange >= captureTimeout;
  }

  stopCapturing(): void {
    if (!this.#isOneStep) this.manager.stopCapturing();
  }

  /** Whatever `work` writes, in however many transactions and however long it takes, is one step of its own. */
  asOneStep(work: () => void): void {
    const { captureTimeout } = this.manager;
    this.stopCapturing();
    this.manager.captureTimeout = Infinity;
    this.#isOneStep = true;
    try {
      work();
    } finally {
      this.#isOneStep = false;
      this.manager.captureTimeout = captureTimeout;
      this.stopCapturing();
    }
  }

  destroy(): void {
    this.manager.destroy();
  }

  /** Takes one step back (or forth) and returns the caret to restore; undefined when there was no step. */
  pop(direction: Direction): Caret | null | undefined {
    const before = [...this.#stack(direction)];
    const next = before.at(-1);
    if (!next) return undefined;
    const { manager } = this;
    manager.stopCapturing();
    const mode = (next.meta.get("mode") as PenMode | undefined) ?? this.#options.mode();
    const now = this.#doc.clientID;
    const caretNow = this.#options.caret();
    this.#doc.clientID = this.#options.clientIn(mode);
    const flag = direction === "undo" ? "undoing" : "redoing";
    try {
      this.#doc.transact((transaction) => {
        for (const item of before) if (item === next) this.#splitAtAccepted(transaction, item);
        manager[direction]();
        // The step ends with this outer transaction, so Yjs must still believe it is undoing when that one closes.
        manager[flag] = true;
        const popped = before.filter((item) => !this.#stack(direction).includes(item));
        this.#recordReturns(transaction, popped);
        if (mode === "editing") this.#deleteReturned(popped);
      }, manager);
    } finally {
      manager[flag] = false;
      this.#doc.clientID = now;
    }
    const opposite = this.#stack(direction === "undo" ? "redo" : "undo").at(-1);
    opposite?.meta.set("mode", mode);
    opposite?.meta.set("caret", caretNow);
    return (next.meta.get("caret") as Caret | undefined) ?? null;
  }

  #stack(direction: Direction): StackItem[] {
    return direction === "undo" ? this.manager.undoStack : this.manager.redoStack;
  }

  /** A suggested word that has been accepted since is no longer its author's to take back. */
  #mayDelete(item: Y.Item): boolean {
    if (!item.countable || !(item.content instanceof Y.ContentString || isMarker(item))) return true;
    const { facts } = this.#options;
    const { client, clock } = item.id;
    if (!facts.isSuggesting(client)) return true;
    return facts.stretches(client, clock, item.length).every((stretch) => facts.isPending(stretch));
  }

  /** Yjs deletes whole items; one that is half accepted is cut, so that the other half can still be undone. */
  #splitAtAccepted(transaction: Y.Transaction, stackItem: StackItem): void {
    const { facts } = this.#options;
    for (const [client, ranges] of stackItem.insertions.clients) {
      if (!facts.isSuggesting(client)) continue;
      for (const { clock, len } of ranges) {
        const cuts: number[] = [];
        facts.index.accepted.addCuts(client, clock, clock + len, clock, cuts);
        for (const cut of cuts) Y.getItemCleanStart(transaction, Y.createID(client, cut));
      }
    }
  }

  /** Lineage for what Yjs has just brought back; and where the same words live again already, mine are taken away. */
  #recordReturns(transaction: Y.Transaction, popped: StackItem[]): void {
    const rows: LineageTuple[] = [];
    const seen = new Set<string>();
    const client = this.#doc.clientID;
    const firstNew = transaction.beforeState.get(client) ?? 0;
    for (const { deletions } of popped) {
      Y.iterateDeletedStructs(transaction, deletions, (struct) => {
        if (!(struct instanceof Y.Item) || !struct.redone || !struct.countable) return;
        if (!(struct.parent instanceof Y.Text) || struct.redone.client !== client) return;
        if (struct.redone.clock < firstNew || seen.has(String(struct.redone.clock))) return;
        seen.add(String(struct.redone.clock));
        rows.push([client, struct.redone.clock, struct.length, struct.id.client, struct.id.clock, "redo"]);
      });
    }
    if (rows.length === 0) return;
    factMap(this.#doc, "lineage").set(newFactKey(this.#doc), rows);
    this.#options.facts.index.catchUp(transaction);
    this.#deleteDoubles(rows);
  }

  #deleteDoubles(rows: LineageTuple[]): void {
    const { facts } = this.#options;
    const returned = rows.map(([client, clock, length]): IdRun => [client, clock, length]);
    const mine = idSet(returned);
    const stretches = returned.flatMap(([client, clock, length]) => facts.stretches(client, clock, length));
    const roots = idSet(stretches.map((s): IdRun => [s.rootClient, s.rootClock, s.length]));
    const elsewhere: IdRun[] = [];
    for (const living of livingWords(facts, roots)) {
      if (mine.covers(living.client, living.clock)) continue;
      const row = facts.index.lineage.covering(living.client, living.clock)[0];
      if (!row || row.kind === "redo") elsewhere.push([living.rootClient, living.rootClock, living.length]);
    }
    if (elsewhere.length === 0) return;
    const doubled: IdRun[] = [];
    for (const living of livingWords(facts, idSet(elsewhere))) {
      if (mine.covers(living.client, living.clock))
        doubled.push([living.client, living.clock, living.length]);
    }
    deleteIds(this.#doc, doubled);
  }

  /** Undoing my own words also undoes them where somebody deleted them and brought them back under another id. */
  #deleteReturned(popped: StackItem[]): void {
    const { facts } = this.#options;
    const inserted: IdRun[] = [];
    for (const { insertions } of popped) {
      for (const [client, ranges] of insertions.clients) {
        for (const { clock, len } of ranges) inserted.push([client, clock, len]);
      }
    }
    const returned: IdRun[] = [];
    for (const living of livingWords(facts, idSet(inserted))) {
      if (living.client === this.#doc.clientID) continue;
      const row = facts.index.lineage.covering(living.client, living.clock)[0];
      if (row?.kind === "redo") returned.push([living.client, living.clock, living.length]);
    }
    deleteIds(this.#doc, returned);
  }
}
