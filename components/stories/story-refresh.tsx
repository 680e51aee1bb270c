"use client";

import { useAnnouncements } from "#components/shell/announcements.tsx";
import { useRefresh } from "#components/shell/refresh.tsx";

/** Renders nothing; keeps what surrounds the words true while others decide and type. The live words are not touched. */
export function StoryRefresh({ storyId }: { storyId: string }) {
  useAnnouncements(
    ({ subject, id }) =>
      (subject === "story" && id === storyId) ||
      subject === "picture" ||
      subject === "wire-source" ||
      subject === "desk" ||
      subject === "newsroom",
    useRefresh(),
  );
  return null;
}
