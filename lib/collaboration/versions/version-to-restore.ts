import { eq } from "drizzle-orm";
import { z } from "zod";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { stageOf } from "#lib/collaboration/line/sign-on.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import {
  restorableVersion,
  type VersionToRestore,
} from "#lib/newsroom/revisions/reads/restorable-version.ts";
import { restoreRefusals } from "#lib/newsroom/revisions/restore-refusals.ts";
import { now } from "#lib/platform/clock.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Milliseconds in which what one person brings back reaches everybody else's window. */
const ARRIVES_WITHIN = 5_000;

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
  await takeTurn(actor, storyId);
  await pinRevision(storyId, "before-restoring", actor.personId);
  return version;
}

/** Two who bring words back before either sees the other's would have them twice: the second is told who is at it. */
async function takeTurn(actor: Actor, storyId: string): Promise<void> {
  const { story, person } = tables;
  await database().transaction(async (tx) => {
    const [row] = await tx
      .select({ by: story.restoringBy, at: story.restoringAt })
      .from(story)
      .where(eq(story.id, storyId))
      .for("update");
    const at = now();
    const isSomebodyElse = row?.by && row.at && row.by !== actor.personId;
    if (isSomebodyElse && at.getTime() - row.at!.getTime() < ARRIVES_WITHIN) {
      const [other] = await tx.select({ name: person.name }).from(person).where(eq(person.id, row.by!));
      refuse(
        "changed-meanwhile",
        `${other?.name ?? "Somebody"} is just restoring a version of this story. Look at it before you restore one.`,
      );
    }
    await tx.update(story).set({ restoringBy: actor.personId, restoringAt: at }).where(eq(story.id, storyId));
  });
}
