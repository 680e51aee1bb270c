"use client";

import { VisuallyHidden } from "@mantine/core";
import { useEffect } from "react";
import { useSaveState } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import type { StoryView } from "./story-view.ts";

/** Names the browser's tab after the story; an unsaved or offline one says so before its name. */
export function StoryTitle({ story }: { story: Pick<StoryView, "slugline" | "headline"> }) {
  const saveState = useSaveState();
  const [details] = useDetails();
  const name = storyName({ slugline: details.slugline ?? story.slugline, headline: story.headline });
  const warning =
    saveState === "Not saved" ? "Not saved · " : saveState.startsWith("Offline") ? "Offline · " : "";
  useEffect(() => {
    document.title = `${warning}${name} · Galley`;
  });
  return (
    <VisuallyHidden>
      <h1>{name}</h1>
    </VisuallyHidden>
  );
}
