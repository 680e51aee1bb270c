"use client";

import { bodyLine } from "#components/editor/body-lines.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { usePictureLines } from "#components/editor/session/use-picture-lines.ts";
import { PicturesPanel } from "#components/pictures/pictures-panel.tsx";
import type { StoryView } from "#components/stories/story-view.ts";
import { useSuggestions } from "#components/suggestions/suggestions-context.tsx";

export interface StoryPicturesProps {
  story: Pick<StoryView, "mayCredit">;
  /** Opens the panel's "Suggestions". */
  onSuggestions(): void;
}

/** The pictures of this story, joined to the live words. */
export function StoryPictures({ story, onSuggestions }: StoryPicturesProps) {
  const { editor, right, openAddPicture } = useStory();
  const { pictures, chosen, choose, change } = usePictureLines();
  const { cards, placeOf, choose: chooseCard } = useSuggestions();
  const showSuggestions = (lineIndex: number) => {
    const line = editor && bodyLine(editor.state.doc, lineIndex);
    const end = line ? line.position + line.node.nodeSize : 0;
    const inside = cards.find((card) => {
      const place = placeOf(card);
      return line && place && place.from < end && place.to > line.position;
    });
    onSuggestions();
    if (inside) chooseCard(inside, { show: true });
  };
  return (
    <PicturesPanel
      pictures={[...pictures]}
      chosen={chosen}
      onChoose={choose}
      onChange={change}
      onShowSuggestions={showSuggestions}
      onAddPicture={() => openAddPicture()}
      mayEdit={right === "edit" || right === "suggest"}
      mayCredit={story.mayCredit}
    />
  );
}
