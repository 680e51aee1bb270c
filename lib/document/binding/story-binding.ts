import * as Y from "yjs";
import type { Schema } from "@tiptap/pm/model";
import { TextSelection, type Transaction } from "@tiptap/pm/state";
import { changesOf, type Change } from "#lib/document/binding/changes.ts";
import { isStepOfItsOwn, LastChange } from "#lib/document/binding/last-change.ts";
import { attributesOf } from "#lib/document/binding/line-projection.ts";
import { Pen, RecentEntries, type PasteMemory } from "#lib/document/binding/pen.ts";
import { fieldAt, fieldPlace, indexAt, positionAt } from "#lib/document/binding/positions.ts";
import { relativeCaret, resolveCaret, type RelativeCaret } from "#lib/document/binding/relative-caret.ts";
import { ScreenKeeper } from "#lib/document/binding/screen-keeper.ts";
import type { Mode, StoryBindingOptions } from "#lib/document/binding/story-binding-options.ts";
import {
  DELETE_DIRECTION,
  FROM_STORY,
  PASTE_MEMORY,
  type StoryView,
} from "#lib/document/binding/story-view.ts";
import { UndoStack, type PenMode } from "#lib/document/binding/undo-stack.ts";
import { writeDirectly } from "#lib/document/binding/write-directly.ts";
import { SuggestionWriter, onlyTouchesOwn, type CaretPlace } from "#lib/document/binding/write-suggestion.ts";
import { idsBetween } from "#lib/document/story/characters.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { makeMarker } from "#lib/document/story/line-marker.ts";
import { firstLineIsImplicit } from "#lib/document/story/lines.ts";

const CAPTURE_TIMEOUT = 500;
const COMPARE_AFTER = 1_500;

/**
 * Joins one editor to the shared texts. Local changes go through ProseMirror first, unless somebody who only suggests
 * would change what is not theirs: then Yjs goes first and ProseMirror follows as if the change came from elsewhere.
 */
export class StoryBinding {
  readonly doc: Y.Doc;
  readonly facts: Facts;
  readonly person: string;
  readonly story: string | null;
  readonly undoStack: UndoStack<RelativeCaret>;
  readonly #options: StoryBindingOptions;
  readonly #stepsByPlace: boolean;
  readonly #recent = new RecentEntries();
  readonly #lastChange = new LastChange();
  readonly #screen: ScreenKeeper;
  #mode: Mode;
  #view: StoryView | null = null;
  #caretBefore: RelativeCaret | null = null;

  constructor(options: StoryBindingOptions) {
    this.#options = options;
    this.#stepsByPlace = options.stepsByPlace ?? true;
    this.doc = options.doc;
    this.person = options.person;
    this.story = options.story ?? null;
    this.facts = new Facts(options.doc, options.hands);
    this.facts.index.follow();
    this.#mode = options.mode;
    this.#holdPen(options.mode);
    this.undoStack = new UndoStack<RelativeCaret>({
      facts: this.facts,
      clientIn: (mode) => this.#clientIn(mode),
      mode: () => this.#penMode,
      caret: () => this.#caretBefore,
      captureTimeout: options.captureTimeout ?? CAPTURE_TIMEOUT,
    });
    this.doc.on("afterTransactionCleanup", this.#keepPen);
    this.#screen = new ScreenKeeper(this.facts, {
      isLocal: (origin) => origin === this.undoStack.direct,
      compareAfter: options.compareAfter === undefined ? COMPARE_AFTER : options.compareAfter,
    });
  }

  /** Shows the story in an editor and keeps it there. Attaching a second time replaces the first. */
  attach(view: StoryView): void {
    this.#view = view;
    this.#screen.attach(view);
  }

  detach(): void {
    this.#view = null;
    this.#screen.detach();
  }

  destroy(): void {
    this.detach();
    this.doc.off("afterTransactionCleanup", this.#keepPen);
    this.#screen.destroy();
    this.undoStack.destroy();
    this.facts.index.destroy();
  }

  get mode(): Mode {
    return this.#mode;
  }

  set mode(mode: Mode) {
    if (mode === this.#mode) return;
    this.#mode = mode;
    this.#holdPen(mode);
    this.stopCapturing();
  }

  get stats() {
    return this.#screen.stats;
  }

  get schema(): Schema | null {
    return this.#view?.state.schema ?? null;
  }

  get canUndo(): boolean {
    return this.#mode !== "reading" && this.undoStack.canUndo;
  }

  get canRedo(): boolean {
    return this.#mode !== "reading" && this.undoStack.canRedo;
  }

  undo(): boolean {
    return this.#pop("undo");
  }

  redo(): boolean {
    return this.#pop("redo");
  }

  /** The next change begins a new step of undo. */
  stopCapturing(): void {
    this.undoStack.stopCapturing();
    this.#recent.forget();
  }

  /** Whatever `work` changes, in however many transactions, is one step of undo. */
  asOneStep(work: () => void): void {
    this.#recent.forget();
    this.undoStack.asOneStep(work);
  }

  /** The ids of the characters and markers between two positions of one field, in reading order. */
  idsOf(from: number, to: number): IdRun[] {
    const doc = this.#view?.state.doc;
    if (!doc) return [];
    const field = fieldAt(doc, from);
    // The first marker of a broken story stands on the screen alone.
    const missing = field === "body" && !this.#isWhole() ? 1 : 0;
    const indexOf = (position: number) => Math.max(0, indexAt(doc, field, position) - missing);
    return idsBetween(fieldText(this.doc, field), indexOf(from), indexOf(to));
  }

  /** Hands or anything else outside the document changed: draw what depends on it again. */
  refresh(): void {
    this.#screen.refresh();
  }

  /** Compares the whole story with the screen and repaints on a mismatch; true when they were the same. */
  compareAll(): boolean {
    return this.#screen.compareAll();
  }

  get screen(): ScreenKeeper {
    return this.#screen;
  }

  /**
   * Is this transaction swallowed? A reader's is; a suggestion that touches what is not one's own is written to the
   * texts here, and comes back as a change from the story.
   */
  intercept(transaction: Transaction): boolean {
    const view = this.#view;
    if (!view || !transaction.docChanged || transaction.getMeta(FROM_STORY)) return false;
    if (this.#mode === "reading") return true;
    if (this.#mode === "editing") return false;
    const { transactions } = view.state.applyTransaction(transaction);
    if (!transactions.includes(transaction)) return false;
    const perTransaction = transactions.map((tr) => (tr.docChanged ? changesOf(tr) : []));
    const changes = perTransaction.flat();
    let own = false;
    this.doc.transact((yTransaction) => {
      own = this.#isWhole() && onlyTouchesOwn(this.#pen(yTransaction), changes);
    });
    if (own) return false;
    this.#suggest(transaction, changes);
    return true;
  }

  /** Writes what ProseMirror has applied; to be called before the screen is updated, so that nothing comes in between. */
  write(transactions: readonly Transaction[]): void {
    const local = transactions.filter((tr) => tr.docChanged && !tr.getMeta(FROM_STORY));
    for (const transaction of transactions)
      if (transaction.getMeta(FROM_STORY)) this.#lastChange.follow(transaction.mapping);
    const [first, ...appended] = local;
    if (!first || this.#mode === "reading" || !this.#view) return;
    this.#holdPen(this.#mode);
    this.#beginChange(first);
    this.doc.transact((yTransaction) => {
      this.#makeWhole();
      for (const transaction of local) {
        const pen = this.#pen(yTransaction);
        writeDirectly(pen, changesOf(transaction));
        pen.finish(this.#memoryOf(transaction));
      }
    }, this.undoStack.direct);
    this.#lastChange.noteDone(first);
    for (const { mapping } of appended) this.#lastChange.follow(mapping);
    this.#endChange(first);
  }

  /** After the screen has been updated: the lines these transactions touched are compared with the texts. */
  settle(transactions: readonly Transaction[]): void {
    this.#screen.settle(transactions.filter((tr) => tr.docChanged));
  }

  #suggest(transaction: Transaction, changes: Change[]): void {
    const view = this.#view!;
    this.#holdPen("suggesting");
    this.#beginChange(transaction);
    this.#lastChange.noteWish(transaction);
    let caret: CaretPlace | null = null;
    this.doc.transact((yTransaction) => {
      this.#makeWhole();
      const pen = this.#pen(yTransaction);
      const forward = transaction.getMeta(DELETE_DIRECTION) === "forward";
      caret = new SuggestionWriter(pen, forward).write(changes);
      pen.finish(this.#memoryOf(transaction));
    }, this.undoStack.suggested);
    this.#endChange(transaction);
    if (caret) this.#placeCaret(view, caret);
  }

  /**
   * What is struck stays where it is, so words that were "cut" while suggesting are a copy in their new place. So are one's
   * own, which are really gone: who only suggests may move nothing, and the newsroom would refuse it.
   */
  #memoryOf(transaction: Transaction): PasteMemory {
    const memory = (transaction.getMeta(PASTE_MEMORY) as PasteMemory | undefined) ?? {};
    if (this.#mode !== "suggesting" || !memory.lineage) return memory;
    return { ...memory, lineage: { ...memory.lineage, kind: "copy" } };
  }

  #placeCaret(view: StoryView, { field, index }: CaretPlace): void {
    const { state } = view;
    const position = positionAt(state.doc, field, Math.max(field === "body" ? 1 : 0, index));
    const inside = Math.max(1, Math.min(state.doc.content.size - 1, position));
    const selection = TextSelection.near(state.doc.resolve(inside), -1);
    view.dispatch(state.tr.setSelection(selection).setMeta(FROM_STORY, true).scrollIntoView());
  }

  #pop(direction: "undo" | "redo"): boolean {
    if (this.#mode === "reading") return false;
    this.#recent.forget();
    this.#caretBefore = this.#relativeCaret();
    const caret = this.undoStack.pop(direction);
    if (caret === undefined) return false;
    const view = this.#view;
    const selection = caret && view ? resolveCaret(this.doc, view.state.doc, caret) : null;
    if (view && selection) view.dispatch(view.state.tr.setSelection(selection).setMeta(FROM_STORY, true));
    return true;
  }

  /** A story always has its first marker; one that was broken gets it back with the first thing written. */
  #makeWhole(): void {
    if (this.#isWhole()) return;
    const first = this.#view!.state.doc.child(FIELDS.indexOf("body")).firstChild;
    const line = first ? attributesOf(first) : ({ kind: "paragraph" } as const);
    fieldText(this.doc, "body").insertEmbed(0, makeMarker(line), {});
  }

  #isWhole(): boolean {
    return !firstLineIsImplicit(this.doc);
  }

  #pen(transaction: Y.Transaction): Pen {
    return new Pen(transaction, this.facts, this.person, this.#recent);
  }

  /** New items are born under the document's client id: it says who writes, and whether it is a suggestion. */
  #holdPen(mode: Mode): void {
    this.doc.clientID = this.#clientIn(mode === "suggesting" ? "suggesting" : "editing");
  }

  /**
   * Yjs takes a new client id when words under this one arrive from elsewhere, as they do from a browser's own store. The
   * server knows no such id, and would refuse everything written under it.
   */
  readonly #keepPen = (): void => {
    const { editId, suggestId } = this.#options;
    const { clientID } = this.doc;
    if (clientID !== editId && clientID !== suggestId) this.#holdPen(this.#mode);
  };

  #clientIn(mode: PenMode): number {
    return mode === "suggesting" ? this.#options.suggestId : this.#options.editId;
  }

  get #penMode(): PenMode {
    return this.#mode === "suggesting" ? "suggesting" : "editing";
  }

  /** Begins a new step of undo where this change does not go on with the last one. */
  #beginChange(transaction: Transaction): void {
    const goesOn = this.#view?.composing === true || this.#lastChange.isTouchedBy(transaction);
    if (this.#stepsByPlace && (!goesOn || isStepOfItsOwn(transaction))) this.stopCapturing();
    if (!this.undoStack.startsStep) return;
    this.#recent.forget();
    this.#caretBefore = this.#relativeCaret();
  }

  #endChange(transaction: Transaction): void {
    if (this.#stepsByPlace && isStepOfItsOwn(transaction)) this.stopCapturing();
  }

  #relativeCaret(): RelativeCaret | null {
    return this.#view ? relativeCaret(this.doc, this.#view.state) : null;
  }

  /** Where a field's words begin on the screen: for scrolling to a place in a text. */
  positionOf(field: Field, index: number): number | null {
    const doc = this.#view?.state.doc;
    if (!doc) return null;
    return index === 0 ? fieldPlace(doc, field).start : positionAt(doc, field, index);
  }
}
