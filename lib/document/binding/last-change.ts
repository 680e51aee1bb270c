import type { Transaction } from "@tiptap/pm/state";
import type { Mappable, StepMap } from "@tiptap/pm/transform";

type Range = readonly [from: number, to: number];

const OWN_STEPS: readonly unknown[] = ["cut", "paste", "drop"];

/** Cutting, pasting and dropping are deeds of their own: what comes before and after is other steps of undo. */
export const isStepOfItsOwn = (transaction: Transaction): boolean =>
  OWN_STEPS.includes(transaction.getMeta("uiEvent")) || transaction.getMeta("paste") === true;

/**
 * Where somebody last changed something. What they change next belongs to the same step of undo only where it touches
 * that: half a second is enough to cut, go elsewhere, paste and delete, and one undo must not take all of it back.
 */
export class LastChange {
  #ranges: Range[] = [];

  /** Does this transaction go on there? A format changes no place, so each is a step by itself. */
  isTouchedBy({ mapping: { maps } }: Transaction): boolean {
    const first = maps.find(changesPlaces);
    return (
      first !== undefined &&
      oldRanges(first).some(([start, end]) => this.#ranges.some(([from, to]) => start <= to && end >= from))
    );
  }

  /** To be called for a transaction that ProseMirror has applied. */
  noteDone({ mapping }: Transaction): void {
    const last = mapping.maps.findLastIndex(changesPlaces);
    this.#ranges = last < 0 ? [] : newRanges(mapping.maps[last]!);
  }

  /** To be called before a transaction is written as a suggestion: what it would have taken away stays there, struck. */
  noteWish({ mapping }: Transaction): void {
    const last = mapping.maps.findLastIndex(changesPlaces);
    const back = mapping.slice(0, Math.max(0, last)).invert();
    this.#ranges = last < 0 ? [] : oldRanges(mapping.maps[last]!).map((range) => grown(range, back));
  }

  /** Others' changes move the place along; what is written at its edges belongs to it. */
  follow(mapping: Mappable): void {
    this.#ranges = this.#ranges.map((range) => grown(range, mapping));
  }
}

const grown = ([from, to]: Range, mapping: Mappable): Range => [mapping.map(from, -1), mapping.map(to, 1)];

const changesPlaces = (map: StepMap): boolean => oldRanges(map).length > 0;

function oldRanges(map: StepMap): Range[] {
  const ranges: Range[] = [];
  map.forEach((from, to) => ranges.push([from, to]));
  return ranges;
}

function newRanges(map: StepMap): Range[] {
  const ranges: Range[] = [];
  map.forEach((_oldFrom, _oldTo, from, to) => ranges.push([from, to]));
  return ranges;
}
