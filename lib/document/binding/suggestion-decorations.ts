import type { Node } from "@tiptap/pm/model";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import { liveItems, type LiveRun } from "#lib/document/story/characters.ts";
import type { Facts, Stretch } from "#lib/document/story/facts.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import { markerOf, readMarker } from "#lib/document/story/line-marker.ts";
import type { MarkName, MarkValue } from "#lib/document/story/marks.ts";
import { describeLine } from "#lib/document/suggestions/describe-suggestion.ts";

/** A stretch of a line that is drawn differently; offsets count from the line's first character. */
interface Look {
  from: number;
  to: number;
  className: "suggested" | "struck" | "suggested-format" | "suggested-line";
  person: string;
  /** The line's own marker: drawn ¶ before its first character, or on the whole line. */
  on: "words" | "break" | "line";
  /** What a line or words are to become: Make it a sub-heading. */
  wish?: string;
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
  /** How many lines were worked out so far: a keystroke adds the one it was made in. */
  linesRead = 0;

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
        for (const look of this.#looks.get(node) ?? []) decorations.push(decorationOf(look, start, node));
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
    this.linesRead += missing.length;
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
    missing.forEach(({ node }, i) => this.#looks.set(node, joined(found[i]!)));
  }

  /** `first`: index of the line's first character; `size`: how many it has. */
  #looksOf({ client, clock, length, index, item }: LiveRun, first: number, size: number): Look[] {
    const marker = markerOf(item);
    const isPicture = marker !== null && readMarker(marker).kind === "picture";
    const from = marker ? index : Math.max(index, first);
    const to = marker ? index + 1 : Math.min(index + length, first + size);
    if (from >= to) return [];
    const stretches = this.#facts.stretches(client, clock + from - index, to - from);
    const looks: Look[] = [];
    for (const stretch of stretches) {
      const offset = index + stretch.clock - clock - first;
      const on = !marker ? "words" : isPicture ? "line" : "break";
      const place = { from: offset, to: offset + stretch.length, on } as const;
      for (const look of looksAt(this.#facts, stretch)) looks.push({ ...place, ...look });
    }
    return looks;
  }
}

/** Neighbouring words that look the same are drawn as one, whatever stands between their ids. */
function joined(looks: Look[]): Look[] {
  const kept: Look[] = [];
  for (const look of looks) {
    const before = kept.findLast(
      (one) =>
        one.className === look.className &&
        one.person === look.person &&
        one.on === look.on &&
        one.wish === look.wish,
    );
    if (look.on === "words" && before?.to === look.from) before.to = look.to;
    else kept.push({ ...look });
  }
  return kept;
}

type LookOfPerson = Pick<Look, "className" | "person"> & Partial<Pick<Look, "on" | "wish">>;

function looksAt(facts: Facts, stretch: Stretch): LookOfPerson[] {
  const looks: LookOfPerson[] = [];
  if (facts.isPending(stretch))
    looks.push({ className: "suggested", person: facts.suggester(stretch) ?? "" });
  const [strike] = facts.strikes(stretch);
  if (strike) looks.push({ className: "struck", person: strike.by });
  const formats = facts.formatSuggestions(stretch);
  const format = formats.find(({ mark }) => mark);
  if (format?.mark)
    looks.push({ className: "suggested-format", person: format.by, wish: wishOf(format.mark, format.on) });
  const line = formats.find((suggestion) => suggestion.line);
  if (line?.line)
    looks.push({ className: "suggested-line", person: line.by, on: "line", wish: describeLine(line.line) });
  return looks;
}

const wishOf = (mark: MarkName, on: MarkValue | undefined): string =>
  `Suggested: ${on === null || on === undefined ? "not " : ""}${mark === "link" ? "a link" : mark}`;

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

/**
 * What is drawn is also said, for whoever listens instead of looking: the words to come and to go by their role, and what
 * becomes of a line, a picture or a look in words.
 */
const ROLES = { suggested: "insertion", struck: "deletion", "suggested-format": "mark" } as const;
const BREAKS = { suggested: "Suggested line break", struck: "Line break suggested away" } as const;
const PICTURES = { suggested: "Suggested picture", struck: "Picture suggested away" } as const;

const sayingIn = (words: Partial<Record<Look["className"], string>>, className: Look["className"]) =>
  words[className] ?? "";

function decorationOf(look: Look, start: number, node: Node): Decoration {
  const { className, person, on, wish } = look;
  const attributes = { class: className, "data-person": person };
  if (on === "line")
    return Decoration.node(start - 1, start - 1 + node.nodeSize, {
      ...attributes,
      ...(wish ? { "data-wish": wish } : {}),
      "aria-description": wish ?? sayingIn(PICTURES, className),
    });
  if (on === "words")
    return Decoration.inline(start + look.from, start + look.to, {
      ...attributes,
      ...(className === "suggested-line" ? {} : { role: ROLES[className] }),
      ...(wish ? { "aria-description": wish } : {}),
    });
  const key = `${className}:${person}`;
  return Decoration.widget(start, () => breakSign(look), { side: -1, key, ignoreSelection: true });
}

function breakSign({ className, person, wish }: Look): HTMLElement {
  const sign = document.createElement("span");
  sign.className = `${className} line-break`;
  sign.dataset.person = person;
  sign.contentEditable = "false";
  sign.setAttribute("role", "img");
  sign.setAttribute("aria-label", wish ?? sayingIn(BREAKS, className));
  sign.textContent = "¶";
  return sign;
}
