import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import { FIRST_ROWS } from "#lib/newsroom/stories/desk-rows.ts";
import { deskList } from "#lib/newsroom/stories/reads/desk-list.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { newId } from "#lib/platform/ids.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
// Each test begins with an empty desk.
beforeEach(async () => {
  await database().update(tables.story).set({ stage: "spiked", livePublicationId: null });
});

const groupsFor = async (
  actor: Actor,
  ...asked: Parameters<typeof deskList> extends [Actor, ...infer R] ? Partial<R> : never
) => (await deskList(actor, asked[0] ?? {}, asked[1], asked[2])).groups;
const groupOf = async (actor: Actor, storyId: string) =>
  (await groupsFor(actor, {}, { published: 40, spiked: 2000 })).find(({ stories }) =>
    stories.some(({ id }) => id === storyId),
  )?.group;
const assigned = async (storyId: string, to: Actor) =>
  database().update(tables.story).set({ assigneeId: to.personId }).where(eq(tables.story.id, storyId));

describe("the groups", () => {
  test("[F4] what is assigned to me is mine, at whatever stage, until it is out", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    await assigned(storyId, cast.copyEditor);
    expect(await groupOf(cast.copyEditor, storyId)).toBe("mine");
    expect(await groupOf(cast.deskEditor, storyId)).toBe("waiting");
    expect(await groupOf(cast.manager, storyId)).toBe("in-work");
    expect(await groupOf(cast.reporter, storyId)).toBe("in-work");
  });

  test("[F4] what is for approval and what is approved but not out are told apart, for managers first of all", async () => {
    const forApproval = await buildStory(database(), cast, { stage: "for-approval" });
    const approved = await buildStory(database(), cast, { stage: "approved" });
    const live = await buildStory(database(), cast, { stage: "approved" });
    await publishStory(cast.manager, { storyId: live, fingerprint: await pin(live, cast.manager) });
    for (const actor of [cast.manager, cast.copyEditor]) {
      expect(await groupOf(actor, forApproval)).toBe("for-approval");
      expect(await groupOf(actor, approved)).toBe("approved");
      expect(await groupOf(actor, live)).toBe("published-today");
    }
    await addToHeadline(database(), live, cast.copyEditor, "!");
    await pin(live, cast.copyEditor);
    await database().update(tables.story).set({ fingerprint: "other" }).where(eq(tables.story.id, live));
    expect(await groupOf(cast.copyEditor, live)).toBe("live-changing");
    const order = (await groupsFor(cast.manager)).map(({ group }) => group);
    expect(order.slice(0, 3)).toEqual(["mine", "for-approval", "approved"]);
  });

  test("[F4] a picture editor finds what is held for its pictures", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    expect(await groupOf(cast.pictureEditor, storyId)).toBe("in-work");
    await holdStory(cast.pictureEditor, { storyId, kind: "pictures", reason: "No licence yet" });
    expect(await groupOf(cast.pictureEditor, storyId)).toBe("waiting");
  });

  test("[F5] what a person has to do stands there when it is nothing, unless they search", async () => {
    const empty = async (actor: Actor, q?: string) =>
      (await groupsFor(actor, q ? { q } : {})).filter(({ total }) => total === 0).map(({ group }) => group);
    expect(await empty(cast.reporter)).toEqual(["mine"]);
    expect(await empty(cast.deskEditor)).toEqual(["mine", "waiting"]);
    expect(await empty(cast.manager)).toEqual(["mine", "for-approval"]);
    expect(await empty(cast.administrator)).toEqual([]);
    expect(await empty(cast.manager, "nothing like it")).toEqual([]);
  });
});

describe("the rows", () => {
  test("[F5] of each group the newest are sent and all are counted; folded groups send none until they are asked for", async () => {
    const rows = Array.from({ length: FIRST_ROWS + 25 }, (_, number) => {
      const at = new Date(Date.UTC(2026, 0, 1, 0, number));
      return {
        ...{ id: newId(), stageAt: at, createdAt: at, changedAt: at, createdBy: cast.reporter.personId },
        ...{
          assigneeId: cast.reporter.personId,
          slugline: `numbered-${number}`,
          plainText: "x".repeat(5_000),
        },
      };
    });
    await database().insert(tables.story).values(rows);
    const gone = await buildStory(database(), cast);
    await spikeStory(cast.manager, { storyId: gone, reason: "Nothing in it" });
    const groups = await groupsFor(cast.deskEditor);
    const inWork = groups.find(({ group }) => group === "in-work")!;
    expect(inWork.total).toBe(FIRST_ROWS + 25);
    expect(inWork.stories).toHaveLength(FIRST_ROWS);
    expect(inWork.stories[0]!.slugline).toBe(`numbered-${FIRST_ROWS + 24}`);
    const spiked = groups.find(({ group }) => group === "spiked")!;
    expect(spiked.total).toBeGreaterThan(0);
    expect(spiked.stories).toEqual([]);
    // No text of a story, nor the index of it, is sent.
    expect(JSON.stringify(groups).length).toBeLessThan(FIRST_ROWS * 700);

    const more = await groupsFor(cast.deskEditor, {}, { "in-work": 50, spiked: 40 });
    expect(more.find(({ group }) => group === "in-work")!.stories).toHaveLength(50);
    expect(more.find(({ group }) => group === "spiked")!.stories.map(({ id }) => id)).toContain(gone);
  });

  test("[F5] a person's stories are those they are given, changed last or have open", async () => {
    const someone = await buildPerson(database(), "copy-editor");
    const [given, changed, open, other] = [
      await buildStory(database(), cast),
      await buildStory(database(), cast),
      await buildStory(database(), cast),
      await buildStory(database(), cast),
    ];
    await assigned(given, someone);
    await database()
      .update(tables.story)
      .set({ changedBy: someone.personId })
      .where(eq(tables.story.id, changed));
    const here = { personId: someone.personId, name: someone.name, ink: someone.ink };
    const groups = await groupsFor(cast.manager, { who: someone.personId }, {}, { [open]: [here] });
    const stories = groups.flatMap((group) => group.stories);
    expect(stories.map(({ id }) => id).toSorted()).toEqual([given, changed, open].toSorted());
    expect(stories.find(({ id }) => id === open)?.present).toEqual([here]);
    expect(stories.map(({ id }) => id)).not.toContain(other);
  });
});
