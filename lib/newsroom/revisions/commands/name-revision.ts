import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { ROLES } from "#lib/newsroom/people/roles.ts";
import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

const MAX_NAME = 120;

/** Why this person names no versions; empty when they may. */
export const namingRefusals = (actor: Pick<Actor, "roles"> | null): string[] =>
  actor && holds(actor, ...ROLES.filter((role) => role !== "administrator"))
    ? []
    : ["Only people who work on stories name their versions."];

/** Gives a version a name to find it by. What the version holds does not change; an empty name takes the name away. */
export const nameRevision = defineCommand({
  name: "revision.named",
  input: z.object({
    storyId: z.string(),
    revisionId: z.string(),
    name: z.string().trim().max(MAX_NAME, `A version's name has at most ${MAX_NAME} characters.`),
  }),
  load: async (tx, { storyId, revisionId }) => {
    const [revision] = await tx
      .select({ id: tables.revision.id, number: tables.revision.number, name: tables.revision.name })
      .from(tables.revision)
      .where(and(eq(tables.revision.id, revisionId), eq(tables.revision.storyId, storyId)))
      .for("update");
    return revision ?? refuse("not-found", "There is no such version of this story.");
  },
  refusals: namingRefusals,
  run: async ({ tx, input, loaded }) => {
    await tx
      .update(tables.revision)
      .set({ name: input.name === "" ? null : input.name })
      .where(eq(tables.revision.id, loaded.id));
    return {
      storyId: input.storyId,
      revisionId: loaded.id,
      fact: { number: loaded.number, name: input.name, before: loaded.name },
      result: { name: input.name },
    };
  },
});
