import * as Y from "yjs";
import type { Transaction } from "@tiptap/pm/state";
import { lineNode, plainNode, projectStory } from "#lib/document/binding/line-projection.ts";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import { applyDelta } from "#lib/document/binding/remote-steps.ts";
import { matchLook, repaint } from "#lib/document/binding/repaint.ts";
import { FROM_STORY, type StoryView } from "#lib/document/binding/story-view.ts";
import { SuggestionDecorations } from "#lib/document/binding/suggestion-decorations.ts";
import { isMarkerMap, linesChangedBy, linesHolding } from "#lib/document/binding/touched-lines.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { firstLineIsImplicit, projectLines } from "#lib/document/story/lines.ts";

interface ScreenOptions {
  /** Changes with this origin are on the screen already. */
  isLocal: (origin: unknown) => boolean;
  compareAfter: number | null;
}

type TextEvent = Y.YEvent<Y.AbstractType<unknown>>;

const PLAIN_FIELDS = ["headline", "standfirst"] as const;

/**
 * Keeps the screen like the texts. Changes become raw steps, then the lines they touched are compared, and the whole
 * story when nobody has typed for a while. A mismatch is painted over and counted: none is expected.
 */
export class ScreenKeeper {
  readonly stats = { changes: 0, unfit: 0, repaints: 0, localRepaints: 0 };
  readonly decorations: SuggestionDecorations;
  readonly #facts: Facts;
  readonly #options: ScreenOptions;
  readonly #observers: [Y.Text, (events: TextEvent[]) => void][] = [];
  #events: { field: Field; event: TextEvent }[] = [];
  #view: StoryView | null = null;
  #whole: boolean;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(facts: Facts, options: ScreenOptions) {
    this.#facts = facts;
    this.#options = options;
    this.decorations = new SuggestionDecorations(facts);
    this.#whole = !firstLineIsImplicit(facts.doc);
    for (const field of FIELDS) {
      const text = fieldText(facts.doc, field);
      const observer = (events: TextEvent[]) => {
        for (const event of events) this.#events.push({ field, event });
      };
      text.observeDeep(observer);
      this.#observers.push([text, observer]);
    }
    facts.doc.on("afterTransaction", this.#follow);
  }

  attach(view: StoryView): void {
    this.#view = view;
    this.compareAll();
  }

  detach(): void {
    this.#view = null;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  destroy(): void {
    this.#facts.doc.off("afterTransaction", this.#follow);
    for (const [text, observer] of this.#observers) text.unobserveDeep(observer);
  }

  refresh(): void {
    this.decorations.forgetAll();
    if (this.#view) this.#view.dispatch(this.#transaction());
  }

  /** False when the screen was not like the texts and had to be painted over. */
  compareAll(): boolean {
    const view = this.#view;
    if (!view) return true;
    if (view.composing) {
      this.#compareLater();
      return true;
    }
    const wanted = projectStory(view.state.schema, this.#facts);
    if (wanted.eq(view.state.doc)) return true;
    const transaction = this.#transaction();
    repaint(transaction, wanted);
    view.dispatch(transaction);
    return false;
  }

  /** Compares what local transactions changed; the screen came first, so the texts must now say the same. */
  settle(transactions: readonly Transaction[]): void {
    const view = this.#view;
    if (!view || transactions.length === 0) return;
    this.#compareLater();
    const transaction = this.#transaction();
    const lines = linesChangedBy(transactions, view.state.doc);
    if (this.#matches(transaction, lines, PLAIN_FIELDS) && !transaction.docChanged) return;
    this.stats.localRepaints++;
    if (view.composing) return;
    this.compareAll();
  }

  readonly #follow = ({ origin }: Y.Transaction): void => {
    const events = this.#events;
    this.#events = [];
    const touched = this.#facts.index.takeTouched();
    const wasWhole = this.#whole;
    if (events.length > 0) this.#whole = !firstLineIsImplicit(this.#facts.doc);
    const view = this.#view;
    if (!view || this.#options.isLocal(origin) || (events.length === 0 && touched.length === 0)) return;
    this.stats.changes++;
    this.#compareLater();
    let transaction = this.#transaction();
    if (!(wasWhole && this.#whole && this.#applyAll(transaction, events))) {
      this.stats.unfit++;
      transaction = this.#paintedOver();
    } else if (!this.#matchTouched(transaction, events, touched)) {
      this.stats.repaints++;
      transaction = this.#paintedOver();
    }
    view.dispatch(transaction);
  };

  #applyAll(transaction: Transaction, events: { field: Field; event: TextEvent }[]): boolean {
    try {
      for (const { field, event } of events) {
        if (event.target === fieldText(this.#facts.doc, field)) applyDelta(transaction, field, event.delta);
      }
      return true;
    } catch (error) {
      // A step that does not fit is painted over and counted; anything else is a mistake of ours.
      if (error instanceof RangeError || (error as Error).name === "ReplaceError") return false;
      throw error;
    }
  }

  #matchTouched(
    transaction: Transaction,
    events: { field: Field; event: TextEvent }[],
    touched: readonly IdRun[],
  ): boolean {
    const markers = new Set(events.map(({ event }) => event.target).filter(isMarkerMap));
    const lines = linesChangedBy([transaction], transaction.doc);
    if (markers.size > 0 || touched.length > 0) {
      const held = linesHolding(this.#facts, touched, markers);
      for (const line of held) lines.add(line);
      const fields = PLAIN_FIELDS.map((field) => fieldPlace(transaction.doc, field).node);
      const body = fieldPlace(transaction.doc, "body").node;
      this.decorations.forget([...fields, ...[...held].flatMap((line) => body.maybeChild(line) ?? [])]);
    }
    // Under a composition only the words are kept up; how they look waits for its end.
    if (this.#view?.composing) return true;
    const fields = PLAIN_FIELDS.filter((name) => events.some(({ field }) => field === name));
    return this.#matches(transaction, lines, fields);
  }

  /** Makes these lines and fields look as they should; false when any of them has other words. */
  #matches(
    transaction: Transaction,
    lines: ReadonlySet<number>,
    fields: readonly ("headline" | "standfirst")[],
  ): boolean {
    const { schema } = transaction.doc.type;
    for (const field of fields) {
      const { node } = fieldPlace(transaction.doc, field);
      if (!node.eq(plainNode(schema, this.#facts, field))) return false;
    }
    const wanted = projectLines(this.#facts, (line) => lines.has(line));
    const { node: body, start } = fieldPlace(transaction.doc, "body");
    if (wanted.count !== body.childCount) return false;
    const positions = new Map<number, number>();
    body.forEach((_line, offset, number) => positions.set(number, start + offset));
    return wanted.lines.every((line) =>
      matchLook(transaction, positions.get(line.number)!, lineNode(schema, line)),
    );
  }

  #paintedOver(): Transaction {
    const transaction = this.#transaction();
    this.decorations.forgetAll();
    repaint(transaction, projectStory(transaction.doc.type.schema, this.#facts));
    return transaction;
  }

  #transaction(): Transaction {
    return this.#view!.state.tr.setMeta(FROM_STORY, true).setMeta("addToHistory", false);
  }

  #compareLater(): void {
    if (this.#options.compareAfter === null) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.compareAll()) this.stats.repaints++;
    }, this.#options.compareAfter);
  }
}
