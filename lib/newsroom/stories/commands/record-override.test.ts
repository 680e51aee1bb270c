import { asc, eq } from "drizzle-orm";
import type * as Y from "yjs";
import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { setDetail } from "#lib/document/story/details.ts";
import { approvals } from "#lib/newsroom/stories/reads/approvals.ts";
import { storyHistory } from "#lib/newsroom/stories/reads/story-history.ts";
import { comparedVersions } from "#lib/newsroom/revisions/reads/revisions.ts";
import {
  buildCast,
  buildStory,
  changeStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const override = (line: string, reason: string) => (doc: Y.Doc) =>
  setDetail(doc, "attributionOverride", { line, reason });
const takeBack = (doc: Y.Doc) => setDetail(doc, "attributionOverride", undefined);
const overrides = async (storyId: string) => {
  const { events } = await storyHistory(cast.manager, storyId);
  return events
    .filter(({ name }) => name.startsWith("story.attribution"))
    .map(({ person, act, note }) => `${person} ${act}${note ? `: ${note}` : ""}`)
    .toReversed();
};

test("[A7] an override, another reason for it and its end are on record by the name of who made them", async () => {
  const storyId = await buildStory(database(), cast, { sources: ["ani"], stage: "copy-desk" });
  await changeStory(database(), storyId, cast.copyEditor, override("With agencies", "ANI asked for it"));
  await pin(storyId, cast.manager);
  await pin(storyId, cast.manager);
  await changeStory(database(), storyId, cast.deskEditor, override("With agencies", "PTI asked too"));
  await Promise.all([pin(storyId, cast.manager), pin(storyId, cast.secondManager)]);
  await changeStory(database(), storyId, cast.deskEditor, override(" ", "No agency wants to be named"));
  await pin(storyId, cast.manager);
  await changeStory(database(), storyId, cast.reporter, takeBack);
  await pin(storyId, cast.manager);
  expect(await overrides(storyId)).toEqual([
    `${cast.copyEditor.name} overrode the attribution line: “With agencies”: ANI asked for it`,
    `${cast.deskEditor.name} overrode the attribution line: “With agencies”: PTI asked too`,
    `${cast.deskEditor.name} overrode the attribution line by none at all: No agency wants to be named`,
    `${cast.reporter.name} went back to the computed attribution line`,
  ]);
});

test("[A7] an override without a reason is none", async () => {
  const storyId = await buildStory(database(), cast, { sources: ["ani"], stage: "copy-desk" });
  const computed = await pin(storyId, cast.manager);
  await changeStory(database(), storyId, cast.copyEditor, override("", " \n"));
  expect(await pin(storyId, cast.manager)).toBe(computed);
  expect(await overrides(storyId)).toEqual([]);
});

test("[A7] whoever approves reads the reason, and so does whoever compares", async () => {
  const storyId = await buildStory(database(), cast, { sources: ["ani"], stage: "for-approval" });
  const one = async () => (await approvals(cast.manager)).find(({ id }) => id === storyId)!;
  expect((await one()).attributionReason).toBeNull();
  await changeStory(database(), storyId, cast.copyEditor, override("With agencies", "ANI asked for it"));
  await pin(storyId, cast.manager);
  expect((await one()).attributionReason).toBe("ANI asked for it");
  const [from, to] = await database()
    .select({ id: tables.revision.id })
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId))
    .orderBy(asc(tables.revision.number));
  const { comparison } = await comparedVersions(cast.manager, storyId, from!.id, to!.id);
  expect(comparison.fields).toEqual([
    { name: "Attribution line", before: "With inputs from ANI", after: "With agencies" },
    { name: "Reason for the attribution line", before: "", after: "ANI asked for it" },
  ]);
});
