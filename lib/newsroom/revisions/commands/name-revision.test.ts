import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { nameRevision } from "#lib/newsroom/revisions/commands/name-revision.ts";

const { database } = useDatabase();

test("[D61] a version is found by the name that was given to it, and only people of the newsroom's copy give names", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const administrator = await buildPerson(database(), "administrator");
  const at = new Date();
  await database().insert(tables.story).values({
    id: "s",
    createdBy: reporter.personId,
    createdAt: at,
    stageAt: at,
    changedAt: at,
  });
  await database()
    .insert(tables.revision)
    .values({
      id: "r",
      storyId: "s",
      number: 1,
      fingerprint: "f",
      words: { headline: "", standfirst: "", lines: [] },
      details: {},
      pictures: [],
      sources: [],
      identity: { headline: [], standfirst: [], body: [] },
      contributors: [],
      act: "opened",
      pinnedAt: at,
    });
  await nameRevision(reporter, { storyId: "s", revisionId: "r", name: " Before the verdict " });
  const name = async () =>
    (await database().select().from(tables.revision).where(eq(tables.revision.id, "r")))[0]?.name;
  expect(await name()).toBe("Before the verdict");
  await expect(
    nameRevision(administrator, { storyId: "s", revisionId: "r", name: "Mine" }),
  ).rejects.toMatchObject({
    sentences: ["Only people who work on stories name their versions."],
  });
  await expect(
    nameRevision(reporter, { storyId: "other", revisionId: "r", name: "x" }),
  ).rejects.toMatchObject({
    reason: "not-found",
  });
  expect(await name()).toBe("Before the verdict");
});
