import { eq } from "drizzle-orm";
import { z } from "zod";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { database, tables } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { nameRevision, namingRefusals } from "#lib/newsroom/revisions/commands/name-revision.ts";
import { refuse } from "#lib/platform/refusal.ts";

const Asked = z.object({ storyId: z.string(), name: z.string() });

/**
 * Keeps what stands in the story at this moment as a version under a name. When it is a version already, that one gets the
 * name, unless it has another: a name is not taken away from somebody who looks for it.
 */
export async function namePresentWords(
  actor: Actor,
  input: { storyId: string; name: string },
): Promise<{ name: string }> {
  const asked = Asked.safeParse(input);
  if (!asked.success) refuse("bad-input", "Say which story is meant, and the name.");
  const { storyId, name } = asked.data;
  const refusals = namingRefusals(actor);
  if (refusals.length > 0) refuse("not-allowed", ...refusals);
  if (name.trim() === "") refuse("bad-input", "Type a name first.");
  const { id: revisionId, number } = await pinRevision(storyId, "named", actor.personId);
  const [pinned] = await database()
    .select({ name: tables.revision.name })
    .from(tables.revision)
    .where(eq(tables.revision.id, revisionId));
  if (pinned?.name && pinned.name !== name.trim())
    refuse(
      "bad-input",
      `The words as they stand are version ${number} already, named “${pinned.name}”. Rename that one in the list.`,
    );
  return nameRevision(actor, { storyId, revisionId, name });
}
