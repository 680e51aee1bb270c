import { anchorInStory } from "#lib/collaboration/anchor-in-story.ts";
import { readStoredStory, applyStored } from "#lib/collaboration/record/stored-story.ts";
import { database } from "#lib/database/database.ts";
import { runsBetween } from "#lib/document/story/characters.ts";
import { fieldText, FIELDS } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { askQuery } from "#lib/newsroom/queries/commands/ask-query.ts";
import * as Y from "yjs";

/** The ids of these words where they stand first in the stored story, as a browser would name them. */
export async function idsOfWords(storyId: string, words: string): Promise<IdRun[]> {
  const doc = new Y.Doc();
  applyStored(doc, (await readStoredStory(database(), storyId))!);
  try {
    for (const field of FIELDS) {
      const text = fieldText(doc, field);
      // Line markers count one each, as they do in the text's own indexes.
      const read = runsBetween(text, 0, text.length)
        .map(({ item }) => ("str" in item.content ? String(item.content.str) : "\u0000".repeat(item.length)))
        .join("");
      const from = read.indexOf(words);
      if (from >= 0)
        return runsBetween(text, from, from + words.length).map((run) => [run.client, run.clock, run.length]);
    }
    throw new Error(`“${words}” is not in the story`);
  } finally {
    doc.destroy();
  }
}

/** Somebody selects these words and asks. */
export async function askAbout(
  actor: Actor,
  storyId: string,
  words: string,
  text: string,
  more: { required?: boolean; picked?: string[] } = {},
): Promise<string> {
  const anchor = (await anchorInStory(storyId, await idsOfWords(storyId, words)))!;
  const { queryId } = await askQuery(actor, {
    storyId,
    anchor: anchor.ids,
    quote: anchor.quote,
    text,
    ...more,
  });
  return queryId;
}
