import * as Y from "yjs";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { StoryView } from "#lib/document/binding/story-view.ts";
import { readDetails, setDetail } from "#lib/document/story/details.ts";
import type { LineageTuple } from "#lib/document/story/fact-entries.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { FIELDS, factMap, type Field } from "#lib/document/story/fields.ts";
import { totalLength, type IdRun } from "#lib/document/story/id-run.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { livingStretches, type LivingStretch } from "#lib/document/story/living-words.ts";
import { readSources } from "#lib/document/story/sources.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { restoreWords } from "#lib/document/versions/restore-words.ts";
import type { WritingNow } from "#lib/document/versions/writing-now.ts";

/** What a version pinned that can be brought back; credits live with the pictures and are never taken back. */
export interface RestorableVersion {
  words: StoryWords;
  details: StoryDetails;
  /** Ids of the wire sources, in order. */
  sources: string[];
  /** Root ids of the words it held, in reading order; empty where they are not known. */
  identity: Record<Field, IdRun[]>;
}

/** What was done; all false: the story is like that version already. */
export interface Restored {
  words: boolean;
  details: boolean;
  sources: boolean;
  /** Details or sources differ, but only words can be suggested. */
  leftBeside: boolean;
}

/**
 * Makes the story read as it did at a version, as an edit of this person like any other: one step of undo, suggestions
 * in Suggesting. What colleagues write meanwhile is merged, and what they are in the
 * midst of writing is left; words that come back keep their author and their wire source.
 */
export function restoreVersion(
  binding: StoryBinding,
  view: StoryView,
  version: RestorableVersion,
  writing?: WritingNow,
): Restored {
  const { doc, undoStack } = binding;
  const edits = binding.mode === "editing";
  const beside = besideDifference(doc, version);
  const restored: Restored = {
    words: false,
    details: edits && beside.details.length > 0,
    sources: edits && beside.sources,
    leftBeside: !edits && (beside.details.length > 0 || beside.sources),
  };
  if (binding.mode === "reading") return { words: false, details: false, sources: false, leftBeside: false };
  undoStack.asOneStep(() => {
    const first = Y.getState(doc.store, binding.doc.clientID);
    const transaction = view.state.tr;
    restored.words = restoreWords(transaction, binding.facts, version.words, writing);
    if (restored.words) view.dispatch(transaction.scrollIntoView());
    const origin = edits ? undoStack.direct : undoStack.suggested;
    doc.transact(() => rememberAuthors(binding, version.identity, first, writing), origin);
    if (restored.details || restored.sources)
      doc.transact(() => restoreBeside(doc, version, beside), undoStack.direct);
  });
  return restored;
}

interface BesideDifference {
  details: (keyof StoryDetails)[];
  sources: boolean;
}

function besideDifference(doc: Y.Doc, version: RestorableVersion): BesideDifference {
  const now = readDetails(doc);
  const keys = new Set([...Object.keys(now), ...Object.keys(version.details)]) as Set<keyof StoryDetails>;
  return {
    details: [...keys].filter((key) => JSON.stringify(now[key]) !== JSON.stringify(version.details[key])),
    sources: JSON.stringify(readSources(doc)) !== JSON.stringify(version.sources),
  };
}

function restoreBeside(doc: Y.Doc, version: RestorableVersion, { details, sources }: BesideDifference): void {
  for (const key of details) setDetail(doc, key, version.details[key]);
  if (!sources) return;
  const map = doc.getMap("sources");
  for (const id of [...map.keys()]) if (!version.sources.includes(id)) map.delete(id);
  const at = Date.now();
  version.sources.forEach((id, place) => map.set(id, { at: at + place }));
}

/**
 * Words that were brought back have new ids. What they were is known from the version, so it is written down that they
 * are copies of those: the story now reads as the version did, unit by unit. `first`: the clock of the first new one.
 */
function rememberAuthors(
  binding: StoryBinding,
  identity: RestorableVersion["identity"],
  first: number,
  writing: WritingNow = new Map(),
): void {
  const own = binding.doc.clientID;
  const isFresh = ({ client, clock }: LivingStretch) => client === own && clock >= first;
  const { facts, person } = binding;
  const stands = (stretch: LivingStretch) =>
    (isFresh(stretch) || !facts.isPending(stretch)) &&
    (binding.mode === "editing" || !facts.strikes(stretch).some((strike) => strike.by === person));
  const living = [...livingStretches(facts)].filter(stands).flatMap((stretch) => {
    const length = Math.min(stretch.length, (writing.get(stretch.client) ?? Infinity) - stretch.clock);
    return length > 0 ? [{ ...stretch, length }] : [];
  });
  const rows: LineageTuple[] = [];
  for (const field of FIELDS) {
    const here = living.filter((stretch) => stretch.field === field);
    const old = identity[field];
    if (totalLength(old) !== here.reduce((sum, { length }) => sum + length, 0)) continue;
    let [run, used] = [0, 0];
    for (const stretch of here) {
      for (let done = 0; done < stretch.length;) {
        const [oldClient, oldClock, oldLength] = old[run]!;
        const size = Math.min(stretch.length - done, oldLength - used);
        if (isFresh(stretch) && !isMarker(stretch.item))
          rows.push([stretch.client, stretch.clock + done, size, oldClient, oldClock + used, "copy"]);
        done += size;
        if ((used += size) === oldLength) [run, used] = [run + 1, 0];
      }
    }
  }
  if (rows.length > 0) factMap(binding.doc, "lineage").set(newFactKey(binding.doc), rows);
}
