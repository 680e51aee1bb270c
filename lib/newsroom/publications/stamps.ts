import type { ChangeKind } from "#lib/newsroom/publications/publication.ts";

export interface Stamps {
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
}

/**
 * Stamps are honest: First Published is the first public moment and never moves; Last Updated moves for what changes
 * the story, never for a typo, and never back.
 */
export function stampsAfter(before: Stamps | null, change: ChangeKind, at: Date): Stamps {
  if (!before) return { firstPublishedAt: at, lastUpdatedAt: at };
  const moves = change === "update" || change === "clarification" || change === "correction";
  const { firstPublishedAt, lastUpdatedAt } = before;
  return { firstPublishedAt, lastUpdatedAt: moves && at > lastUpdatedAt ? at : lastUpdatedAt };
}
