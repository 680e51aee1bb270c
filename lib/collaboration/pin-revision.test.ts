import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { pinRevision, withPin } from "#lib/collaboration/pin-revision.ts";
import { composeNow } from "#lib/newsroom/revisions/reads/readers-parts.ts";
import { presentWords } from "#lib/collaboration/versions/present-words.ts";
import { comparedVersions } from "#lib/newsroom/revisions/reads/revisions.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { projectWords } from "#lib/collaboration/projections/project-story.ts";
import { tables } from "#lib/database/database.ts";
import { tamperWith, useDatabase } from "#lib/database/testing.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  changeStory,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const rows = (storyId: string) =>
  database()
    .select()
    .from(tables.revision)
    .where(eq(tables.revision.storyId, storyId))
    .orderBy(tables.revision.number);

test("[D27] a revision pins words, details, pictures, sources and who wrote since the one before", async () => {
  const picture = await buildPicture(database(), cast.reporter, "ANI");
  const storyId = await buildStory(database(), cast, {
    words: { lines: [{ kind: "picture", picture, alt: "A river", runs: [{ text: "The river" }] }] },
    sources: ["ani"],
  });
  const first = await pinRevision(storyId, "filed", cast.reporter.personId);
  await addToHeadline(database(), storyId, cast.copyEditor, "!");
  await addToHeadline(database(), storyId, cast.manager, "?");
  const second = await pinRevision(storyId, "opened", cast.manager.personId);
  const [one, two] = await rows(storyId);
  expect(one).toMatchObject({
    ...{
      id: first.id,
      number: 1,
      fingerprint: first.fingerprint,
      act: "filed",
      pinnedBy: cast.reporter.personId,
    },
    words: { headline: "Valley council opens talks on river dam" },
    details: { section: "news" },
    pictures: [{ id: picture, credit: "ANI" }],
    sources: [{ id: "ani", printedName: "ANI" }],
    attribution: "With inputs from ANI",
    contributors: [cast.reporter.personId],
  });
  expect(two).toMatchObject({
    id: second.id,
    number: 2,
    contributors: [cast.copyEditor.personId, cast.manager.personId].sort(),
  });
  expect(two!.identity.headline.length).toBeGreaterThan(0);
  expect((await storyRow(database(), storyId)).fingerprint).toBe(second.fingerprint);
});

test("[D28] nothing has changed for readers: no new revision, however often and by whomever it is pinned", async () => {
  const storyId = await buildStory(database(), cast);
  const pins = await Promise.all(
    [1, 2, 3, 4].map(() => pinRevision(storyId, "opened", cast.manager.personId)),
  );
  expect(new Set(pins.map(({ id }) => id)).size).toBe(1);
  expect((await pinRevision(storyId, "opened", null)).id).toBe(pins[0]!.id);
  expect(await rows(storyId)).toHaveLength(1);
});

test("[D28] another slugline makes another revision under the same fingerprint: readers get the same, the newsroom does not", async () => {
  const storyId = await buildStory(database(), cast);
  const before = await pinRevision(storyId, "opened", null);
  await changeStory(database(), storyId, cast.reporter, (doc) =>
    doc.getMap("details").set("slugline", "other"),
  );
  const after = await pinRevision(storyId, "opened", null);
  expect(after).toMatchObject({ number: before.number + 1, fingerprint: before.fingerprint });
  expect((await rows(storyId))[1]).toMatchObject({
    details: { slugline: "other" },
    contributors: [cast.reporter.personId],
  });
});

test("[D27] contributors are those who changed what differs: not who typed and erased, and whoever gave words back", async () => {
  const storyId = await buildStory(database(), cast);
  await pinRevision(storyId, "opened", null);
  await addToHeadline(database(), storyId, cast.copyEditor, "?!");
  await changeStory(database(), storyId, cast.copyEditor, (doc) => {
    const headline = doc.getText("headline");
    headline.delete(headline.length - 2, 2);
  });
  await addToHeadline(database(), storyId, cast.manager, " today");
  await tamperWith(database(), "story_update", (tx) =>
    tx
      .update(tables.storyUpdate)
      .set({ relayed: true, personId: cast.deskEditor.personId })
      .where(eq(tables.storyUpdate.personId, cast.manager.personId)),
  );
  await pinRevision(storyId, "opened", null);
  const [, second] = await rows(storyId);
  expect(second!.contributors).toEqual([cast.deskEditor.personId]);
  const { people, headline } = second!.authorship!;
  const last = headline.at(-1)!;
  expect([people[last[1]], people[last[3]!]]).toEqual([cast.manager.personId, cast.deskEditor.personId]);
});

test("[D17] what a look at older words found is not written over what a newer pin found", async () => {
  const storyId = await buildStory(database(), cast);
  const older = await storedWords(database(), storyId);
  await addToHeadline(database(), storyId, cast.copyEditor, " maybe");
  await tamperWith(database(), "story_client", (tx) =>
    tx
      .update(tables.storyClient)
      .set({ suggesting: true })
      .where(
        and(
          eq(tables.storyClient.storyId, storyId),
          eq(tables.storyClient.personId, cast.copyEditor.personId),
        ),
      ),
  );
  await pinRevision(storyId, "opened", cast.manager.personId);
  expect(await storyRow(database(), storyId)).toMatchObject({ openSuggestions: 1 });
  await projectWords(storyId, older, { by: null, at: new Date() });
  expect(await storyRow(database(), storyId)).toMatchObject({ openSuggestions: 1 });
});

test("[D25] a credit that changes in the library changes what readers would get", async () => {
  const picture = await buildPicture(database(), cast.reporter, "");
  const storyId = await buildStory(database(), cast, {
    words: { lines: [{ kind: "picture", picture, alt: "x", runs: [] }] },
  });
  const before = await pinRevision(storyId, "opened", null);
  await database().update(tables.picture).set({ credit: "ANI" }).where(eq(tables.picture.id, picture));
  const after = await pinRevision(storyId, "opened", null);
  expect(after).not.toEqual(before);
  expect((await rows(storyId))[1]).toMatchObject({ pictures: [{ credit: "ANI" }], contributors: [] });
});

test("[D28] revisions pinned at once while somebody types are numbered in a row, and the newest holds the newest words", async () => {
  const storyId = await buildStory(database(), cast);
  const work: Promise<unknown>[] = [];
  for (let round = 0; round < 12; round++) {
    await addToHeadline(database(), storyId, cast.reporter, `${round}.`);
    work.push(
      pinRevision(storyId, "opened", cast.manager.personId),
      pinRevision(storyId, "opened", cast.reporter.personId),
    );
  }
  await Promise.all(work);
  const all = await rows(storyId);
  expect(all.map(({ number }) => number)).toEqual(all.map((_, index) => index + 1));
  expect(all.at(-1)!.words.headline).toContain("11.");
});

test("[D28] an unknown story pins nothing", async () => {
  await expect(pinRevision("nothere00000", "opened", null)).rejects.toMatchObject({ reason: "not-found" });
});

test("[D96] a refused decision leaves no version behind, one that is made has its own", async () => {
  const storyId = await buildStory(database(), cast, { stage: "for-approval" });
  await addToHeadline(database(), storyId, cast.manager, "!");
  const before = (await rows(storyId)).length;
  const approving = (fingerprint: string) =>
    withPin(storyId, "opened", cast.manager.personId, (pin) =>
      approveStory(cast.manager, { storyId, fingerprint }, pin),
    );
  await expect(approving("0".repeat(64))).rejects.toMatchObject({ kind: "refusal" });
  expect((await rows(storyId)).length).toBe(before);
  const { fingerprint } = await composeNow(database(), await storedWords(database(), storyId));
  await approving(fingerprint);
  expect((await rows(storyId)).length).toBe(before + 1);
});

test("[D96] the present words are compared without a version of them", async () => {
  const storyId = await buildStory(database(), cast);
  const { id } = await pinRevision(storyId, "opened", null);
  await addToHeadline(database(), storyId, cast.manager, " soon");
  const { comparison, to } = await comparedVersions(cast.manager, storyId, id, await presentWords(storyId));
  expect([comparison.fields, to.id, (await rows(storyId)).length]).toEqual([[], "now", 1]);
  expect(JSON.stringify(comparison.words)).toContain("soon");
});
