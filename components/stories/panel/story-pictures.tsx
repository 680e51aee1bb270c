"use client";

import { useStory } from "#components/editor/session/story-context.ts";
import { usePictureLines } from "#components/editor/session/use-picture-lines.ts";
import { PicturesPanel } from "#components/pictures/pictures-panel.tsx";
import type { StoryView } from "#components/stories/story-view.ts";

/** The pictures of this story, joined to the live words. */
export function StoryPictures({ story }: { story: Pick<StoryView, "mayCredit"> }) {
  const { right, openAddPicture } = useStory();
  const { pictures, chosen, choose, change } = usePictureLines();
  return (
    <PicturesPanel
      pictures={[...pictures]}
      chosen={chosen}
      onChoose={choose}
      onChange={change}
      onAddPicture={() => openAddPicture()}
      mayEdit={right === "edit" || right === "suggest"}
      mayCredit={story.mayCredit}
    />
  );
}
