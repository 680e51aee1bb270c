import type { Node } from "@tiptap/pm/model";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import { liveItems, type LiveRun } from "#lib/document/story/characters.ts";
import type { Facts, Stretch } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";

/** A stretch of a line that is drawn differently; offsets count from the line's first character. */
interface Look {
  from: number;
  to: number;
  className: "suggested" | "struck" | "suggested-format";
  person: string;
  /** The line's own marker: drawn ¶ before its first character. */
  isMarker: boolean;
}

interface Block {
  node: Node;
  /** Position of the first character. */
  start: number;
  /** Index of the marker, or of the first character in a plain field. */
  index: number;
}

/**
 * Draws suggestions: pending words and strikes with their person, pending line breaks as ¶. Looks are kept for each
 * line, so that a keystroke works out one line and not the story.
 */
export class SuggestionDecorations {
  readonly #facts: Facts;
  #looks = new WeakMap<Node, Look[]>();
  #drawn: { doc: Node; set: DecorationSet } | null = null;

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  /** What is known about the words of these nodes changed. */
  forget(nodes: readonly Node[]): void {
    for (const node of nodes) this.#looks.delete(node);
    this.#drawn = null;
  }

  forgetAll(): void {
    this.#looks = new WeakMap();
    this.#drawn = null;
  }

  draw(doc: Node): DecorationSet {
    if (this.#drawn?.doc === doc) return this.#drawn.set;
    const decorations: Decoration[] = [];
    for (const field of FIELDS) {
      const blocks = blocksOf(doc, field);
      this.#readMissing(field, blocks);
      for (const { node, start } of blocks) {
        for (const look of this.#looks.get(node) ?? []) decorations.push(decorationOf(look, start));
      }
    }
    const set = DecorationSet.create(doc, decorations);
    this.#drawn = { doc, set };
    return set;
  }

  #readMissing(field: Field, blocks: Block[]): void {
    const seen = new Set<Node>();
    for (const { node } of blocks) {
      // One node may stand in two places after a copy; what is known about its words differs, so neither is kept.
      if (seen.has(node)) this.#looks.delete(node);
      seen.add(node);
    }
    const missing = blocks.filter(({ node }) => !this.#looks.has(node));
    if (missing.length === 0) return;
    const ends = field === "body" ? 1 : 0;
    let next = 0;
    const found = missing.map((): Look[] => []);
    for (const run of liveItems(fieldText(this.#facts.doc, field))) {
      while (
        next < missing.length &&
        missing[next]!.index + ends + missing[next]!.node.content.size <= run.index
      )
        next++;
      for (let i = next; i < missing.length && missing[i]!.index < run.index + run.length; i++) {
        found[i]!.push(...this.#looksOf(run, missing[i]!.index + ends, missing[i]!.node.content.size));
      }
    }
    missing.forEach(({ node }, i) => this.#looks.set(node, found[i]!));
  }

  /** `first`: index of the line's first character; `size`: how many it has. */
  #looksOf({ client, clock, length, index, item }: LiveRun, first: number, size: number): Look[] {
    const marker = isMarker(item);
    const from = marker ? index : Math.max(index, first);
    const to = marker ? index + 1 : Math.min(index + length, first + size);
    if (from >= to) return [];
    const stretches = this.#facts.stretches(client, clock + from - index, to - from);
    const looks: Look[] = [];
    for (const stretch of stretches) {
      const offset = index + stretch.clock - clock - first;
      const place = { from: offset, to: offset + stretch.length, isMarker: marker };
      for (const look of looksAt(this.#facts, stretch)) looks.push({ ...place, ...look });
    }
    return looks;
  }
}

function looksAt(facts: Facts, stretch: Stretch): Pick<Look, "className" | "person">[] {
  const looks: Pick<Look, "className" | "person">[] = [];
  if (facts.isPending(stretch)) looks.push({ className: "suggested", person: facts.author(stretch) ?? "" });
  const [strike] = facts.strikes(stretch);
  if (strike) looks.push({ className: "struck", person: strike.by });
  const [format] = facts.formatSuggestions(stretch);
  if (format?.mark) looks.push({ className: "suggested-format", person: format.by });
  return looks;
}

function blocksOf(doc: Node, field: Field): Block[] {
  const { node, start } = fieldPlace(doc, field);
  if (field !== "body") return [{ node, start, index: 0 }];
  const blocks: Block[] = [];
  let index = 0;
  node.forEach((line, offset) => {
    blocks.push({ node: line, start: start + offset + 1, index });
    index += 1 + line.content.size;
  });
  return blocks;
}

function decorationOf(look: Look, start: number): Decoration {
  const attributes = { class: look.className, "data-person": look.person };
  if (!look.isMarker) return Decoration.inline(start + look.from, start + look.to, attributes);
  const key = `${look.className}:${look.person}`;
  return Decoration.widget(start, () => breakSign(attributes), { side: -1, key, ignoreSelection: true });
}

function breakSign(attributes: { class: string; "data-person": string }): HTMLElement {
  const sign = document.createElement("span");
  sign.className = `${attributes.class} line-break`;
  sign.dataset.person = attributes["data-person"];
  sign.contentEditable = "false";
  sign.textContent = "¶";
  return sign;
}
