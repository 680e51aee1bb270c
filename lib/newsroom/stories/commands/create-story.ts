import { randomInt } from "node:crypto";
import { asc, isNull } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { holds } from "#lib/newsroom/people/actor.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { beginningRefusals } from "#lib/newsroom/stories/permissions.ts";
import { newId } from "#lib/platform/ids.ts";

/** The section that a new story is in until somebody chooses another. */
const FIRST_SECTION = "news";

/** Begins a story: its first line, its writer's name, and a desk to look after it. */
export const createStory = defineCommand({
  name: "story.created",
  input: z.object({}),
  load: async (tx, _input, actor) => {
    const sections = await tx
      .select({ slug: tables.section.slug })
      .from(tables.section)
      .orderBy(asc(tables.section.position));
    const section = sections.find(({ slug }) => slug === FIRST_SECTION) ?? sections[0];
    // Read now and not taken from the session: a desk may have closed since, and nobody looks after what stands there.
    const desks = await tx
      .select({ id: tables.desk.id })
      .from(tables.desk)
      .where(isNull(tables.desk.closedAt))
      .orderBy(asc(tables.desk.createdAt), asc(tables.desk.name));
    const desk = desks.find(({ id }) => actor?.deskIds.includes(id)) ?? desks[0];
    return { section: section?.slug, deskId: desk?.id ?? null };
  },
  refusals: (actor) => beginningRefusals(actor),
  run: async ({ tx, actor, loaded: { section, deskId }, at }) => {
    const storyId = newId();
    const { personId, name } = actor!;
    const byline = holds(actor!, "reporter") ? name : undefined;
    await tx.insert(tables.story).values({
      id: storyId,
      stageAt: at,
      deskId,
      assigneeId: personId,
      createdBy: personId,
      createdAt: at,
      changedAt: at,
      changedBy: personId,
      section: section ?? null,
      byline: byline ?? "",
    });
    // Bound to its author before anything is written under it, like every hand.
    const clientId = randomInt(1, 2 ** 32);
    await tx
      .insert(tables.storyClient)
      .values({ storyId, clientId, personId, suggesting: false, firstAt: at });
    await tx.insert(tables.storyUpdate).values({
      storyId,
      bytes: newStoryUpdate({
        clientId,
        person: personId,
        at: at.getTime(),
        details: { ...(section ? { section } : {}), ...(byline ? { byline } : {}) },
      }),
      personId,
      clientIds: [clientId],
      at,
    });
    return { storyId, fact: { deskId, section: section ?? null }, result: { storyId } };
  },
});
