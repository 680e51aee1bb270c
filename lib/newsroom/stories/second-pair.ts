import type { Actor } from "#lib/newsroom/people/actor.ts";

export const ALONE_SENTENCE =
  "You are the only author of what changed: another manager must approve it, or choose “Publish without a second pair of eyes” and say why.";

/** A second pair of eyes is missing when the approver alone wrote everything that changed since the last approval. */
export const needsSecondPair = (
  actor: Pick<Actor, "personId">,
  authorsSinceApproval: readonly string[],
): boolean =>
  authorsSinceApproval.length > 0 && authorsSinceApproval.every((author) => author === actor.personId);
