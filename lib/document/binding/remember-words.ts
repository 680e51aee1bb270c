import type { PasteMemory } from "#lib/document/binding/pen.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { idSet, livingWords } from "#lib/document/story/living-words.ts";

/** What the clipboard says about words that were copied in Galley. */
export interface ClipboardWords {
  /** The story they were copied from. */
  story: string | null;
  ids: IdRun[];
  /** Their text, with LINE_SIGN for each marker. */
  text: string;
}

/**
 * The past of words that are being pasted. Only words of the same story have one here: ids mean nothing in another. None
 * of them alive any more: they were cut and have moved; otherwise this is a copy. `kind` says it where it is known.
 */
export function rememberWords(
  { story, facts }: Pick<StoryBinding, "story" | "facts">,
  words: ClipboardWords,
  kind?: "move",
): PasteMemory | null {
  const { ids, text } = words;
  if (words.story !== story || ids.length === 0) return null;
  if (!ids.every(([client]) => facts.doc.store.clients.has(client))) return null;
  const stretches = ids.flatMap(([client, clock, length]) => facts.stretches(client, clock, length));
  const roots = idSet(stretches.map((s): IdRun => [s.rootClient, s.rootClock, s.length]));
  const isAlive = !livingWords(facts, roots).next().done;
  return { lineage: { ids, text, kind: kind ?? (isAlive ? "copy" : "move") } };
}
