import type { Editor } from "@tiptap/core";
import { fieldPlace } from "#lib/document/binding/positions.ts";
import type { StoryBinding } from "#lib/document/binding/story-binding.ts";
import { FIELDS } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";

/** What is selected: ids for the newsroom, words for the eye. */
export interface SelectedWords {
  ids: IdRun[];
  quote: string;
}

/** The selected words of any part of the story, over several parts too; null when no word is selected. */
export function selectedWords(editor: Editor, binding: StoryBinding): SelectedWords | null {
  const { doc, selection } = editor.state;
  const quote = doc.textBetween(selection.from, selection.to, "\n").trim();
  if (quote === "") return null;
  const ids = FIELDS.flatMap((field) => {
    const { start, node } = fieldPlace(doc, field);
    const from = Math.max(selection.from, start);
    const to = Math.min(selection.to, start + node.content.size);
    return from < to ? binding.idsOf(from, to) : [];
  });
  return { ids, quote };
}
