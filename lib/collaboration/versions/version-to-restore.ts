import { z } from "zod";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { stageOf } from "#lib/collaboration/line/sign-on.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  restorableVersion,
  type VersionToRestore,
} from "#lib/newsroom/revisions/reads/restorable-version.ts";
import { restoreRefusals } from "#lib/newsroom/revisions/restore-refusals.ts";
import { refuse } from "#lib/platform/refusal.ts";

const Asked = z.object({ storyId: z.string(), revisionId: z.string() });

/**
 * A version for somebody who brings it back in their editor. What stands in the story before that is pinned first, so
 * that it stays a version of its own whatever is written afterwards.
 */
export async function versionToRestore(
  actor: Actor,
  input: { storyId: string; revisionId: string },
): Promise<VersionToRestore> {
  const asked = Asked.safeParse(input);
  if (!asked.success) refuse("bad-input", "Say which version is meant.");
  const { storyId, revisionId } = asked.data;
  const stage = await stageOf(storyId);
  if (!stage) refuse("not-found", "There is no such story.");
  const refusals = restoreRefusals(actor, stage);
  if (refusals.length > 0) refuse("not-allowed", ...refusals);
  const version = await restorableVersion(storyId, revisionId);
  await pinRevision(storyId, "before-restoring", actor.personId);
  return version;
}
