"use client";

import { lengthWords } from "#components/editor/outline/outline-of.ts";
import { useWordCount } from "#components/editor/outline/use-word-count.ts";

/** How long the story is now, where its target is set: the outline that says so has no room on a narrow screen. */
export function LengthNow({ target }: { target: number | undefined }) {
  return <>{lengthWords(useWordCount(), target)}</>;
}
