import * as Y from "yjs";
import { acceptedStretches } from "#lib/document/story/accepted-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { livingStretches } from "#lib/document/story/living-words.ts";

/** A version of a wire item of which words are still in the story. */
export interface SurvivingWire {
  item: string;
  version: number;
  /** Accepted characters that came from it, in UTF-16 units. */
  characters: number;
  /** 0–1 of all accepted characters. */
  share: number;
}

/**
 * The wire items that survive among the accepted words, largest first: what the attribution line must name. Typed words
 * have ids of their own and can never acquire a source, however much they look like one.
 */
export function wireProvenance(doc: Y.Doc, hands: Hands): SurvivingWire[] {
  const facts = new Facts(doc, hands);
  const found = new Map<string, SurvivingWire>();
  let total = 0;
  for (const field of FIELDS) {
    for (const { stretch, item } of acceptedStretches(facts, field)) {
      if (isMarker(item)) continue;
      total += stretch.length;
      const paste = facts.wire(stretch);
      if (!paste) continue;
      const key = `${paste.item}\n${paste.version}`;
      const wire = found.get(key) ?? { item: paste.item, version: paste.version, characters: 0, share: 0 };
      wire.characters += stretch.length;
      found.set(key, wire);
    }
  }
  const wires = [...found.values()].map((wire) => ({ ...wire, share: wire.characters / total }));
  return wires.sort(
    (a, b) => b.characters - a.characters || a.item.localeCompare(b.item) || a.version - b.version,
  );
}

/** Words on the screen that came from the wire, in reading order: for showing them. */
export function wireStretches(facts: Facts): { field: Field; index: number; length: number; item: string }[] {
  const found: { field: Field; index: number; length: number; item: string }[] = [];
  for (const stretch of livingStretches(facts)) {
    const paste = isMarker(stretch.item) ? null : facts.wire(stretch);
    if (!paste) continue;
    const { field, index, length } = stretch;
    const last = found.at(-1);
    const continues = last?.field === field && last.item === paste.item && last.index + last.length === index;
    if (continues) last.length += length;
    else found.push({ field, index, length, item: paste.item });
  }
  return found;
}
