"use client";

import { useEffect, useRef } from "react";
import { useAnnouncements } from "#components/shell/announcements.tsx";
import { useLookAgain } from "#components/shell/look-again.tsx";

/** Decisions show at once; words that are being typed change checks and marks, which nobody reads at every pause. */
const SOON = 150;
const BETWEEN_WORDS = 1_500;

/** Renders nothing; keeps what surrounds the words true while others decide and type. The live words are not touched. */
export function StoryRefresh({ storyId }: { storyId: string }) {
  const lookAgain = useLookAgain();
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; at: number } | null>(null);
  const last = useRef(0);

  const refreshAt = (at: number) => {
    if (waiting.current && waiting.current.at <= at) return;
    clearTimeout(waiting.current?.timer);
    const timer = setTimeout(() => {
      waiting.current = null;
      last.current = Date.now();
      lookAgain();
    }, at - Date.now());
    waiting.current = { timer, at };
  };

  useAnnouncements(
    ({ subject, id }) =>
      (subject === "story" && id === storyId) ||
      subject === "picture" ||
      subject === "wire-source" ||
      subject === "desk" ||
      subject === "newsroom",
    ({ what }) => {
      const now = Date.now();
      refreshAt(what === "story.words" ? Math.max(now + SOON, last.current + BETWEEN_WORDS) : now + SOON);
    },
  );
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);
  return null;
}
