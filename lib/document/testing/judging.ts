import * as Y from "yjs";
import { applyNewPart, newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { UnreadableUpdate } from "#lib/document/live-update/strict-decoder.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { refusalOf } from "#lib/document/suggestions/guard.ts";
import { haveTwoCopies, keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import type { RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import { restoreLost, wordsToRestore, type Restoration } from "#lib/document/suggestions/restore.ts";
import { lineageIn, UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import type { WriterRights } from "#lib/document/suggestions/writer-rights.ts";

/** Why the server would refuse these bytes from somebody with these rights; null when it would take them. */
export function refusalOfUpdate(doc: Y.Doc, bytes: Uint8Array, rights: WriterRights): RefusalCode | null {
  try {
    const part = newPartOf(doc, readUpdate(bytes));
    return refusalOf(new Facts(doc, rights.hands), new UpdatePlaces(doc, part), rights);
  } catch (thrown) {
    if (thrown instanceof UnreadableUpdate) return thrown.code;
    throw thrown;
  }
}

/**
 * Applies an update as the server does once it was judged: reads it once, applies what is new, brings back what may not
 * go, keeps one living copy. Returns what was brought back.
 */
export function takeUpdate(
  facts: Facts,
  bytes: Uint8Array,
  rights: WriterRights,
  origin?: unknown,
): Restoration | null {
  const { doc } = facts;
  const places = new UpdatePlaces(doc, newPartOf(doc, readUpdate(bytes)));
  const lost = wordsToRestore(facts, places, rights);
  applyNewPart(doc, places.part, origin);
  if (lost) restoreLost(facts, lost);
  if (lost || haveTwoCopies(facts, lineageIn(places))) keepOneLivingCopy(facts);
  return lost;
}

/** Facts that follow their document, as those of an open story do. */
export function followedFacts(doc: Y.Doc, hands: WriterRights["hands"]): Facts {
  const facts = new Facts(doc, hands);
  facts.index.follow();
  return facts;
}
