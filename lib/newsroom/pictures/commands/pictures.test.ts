import { eq } from "drizzle-orm";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { tables } from "#lib/database/database.ts";
import { ROLES } from "#lib/newsroom/people/roles.ts";
import { describePicture } from "#lib/newsroom/pictures/commands/describe-picture.ts";
import { discardPicture } from "#lib/newsroom/pictures/commands/discard-picture.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { library } from "#lib/newsroom/pictures/reads/library.ts";
import { picturesById } from "#lib/newsroom/pictures/reads/pictures.ts";
import { originalKey } from "#lib/newsroom/pictures/rendition-order.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { buildCast, buildStory, pin } from "#lib/newsroom/stories/testing/build-story.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { digest } from "#lib/platform/ids.ts";
import { storage } from "#lib/platform/storage.ts";

const { database } = useDatabase();
const { folder } = ownFolder();

let seed = 0;
const picture = async (about: { credit?: string; fileName?: string } = {}) => {
  const actor = await buildPerson(database(), "reporter");
  const bytes = await plainPicture({ width: 400, height: 300 }, ++seed);
  return { actor, bytes, picture: await takeInPicture(actor, bytes, { fileName: "harbour.jpg", ...about }) };
};
const eventsOf = (id: string) =>
  database().select().from(tables.event).where(eq(tables.event.subjectId, id)).orderBy(tables.event.id);

async function heard(act: () => Promise<unknown>): Promise<Announcement[]> {
  const announcements: Announcement[] = [];
  const unhear = bus().listen((announcement) => void announcements.push(announcement));
  await act();
  unhear();
  return announcements;
}

test("[P10] the original lies untouched under its content hash, and nothing is left where it arrived", async () => {
  const { picture: taken, bytes } = await picture();
  expect(taken.contentHash).toBe(digest(bytes));
  expect(Buffer.compare(Buffer.from((await storage().get(originalKey(taken.contentHash)))!), bytes)).toBe(0);
  expect(readdirSync(join(folder(), "arriving"))).toEqual([]);
});

test("[P10] the same file twice is one original and two pictures, each with its own credit", async () => {
  const { actor, bytes, picture: first } = await picture({ credit: "ANI" });
  const second = await takeInPicture(actor, bytes, { fileName: "again.jpg", credit: "PTI" });
  expect(second.contentHash).toBe(first.contentHash);
  const both = await picturesById([first.id, second.id, "unknown"]);
  expect([...both.values()].map(({ credit }) => credit).sort()).toEqual(["ANI", "PTI"]);
});

test("[P11] a credit is set once, for every story, with the person's name on it, and is announced", async () => {
  const { actor, picture: taken } = await picture();
  const announcements = await heard(() =>
    setPictureCredit(actor, { pictureId: taken.id, credit: "Image: Twitter/ Amrullah Saleh/ANI " }),
  );
  expect(announcements).toEqual([{ subject: "picture", id: taken.id, what: "picture.credited" }]);
  expect((await picturesById([taken.id])).get(taken.id)?.credit).toBe("Twitter/ Amrullah Saleh/ANI");
  expect(await eventsOf(taken.id)).toMatchObject([
    { name: "picture.added", personId: actor.personId },
    {
      name: "picture.credited",
      personId: actor.personId,
      fact: { from: "", to: "Twitter/ Amrullah Saleh/ANI" },
    },
  ]);
});

test("[P11] what a picture enters the next story with can be set", async () => {
  const { actor, picture: taken } = await picture();
  await describePicture(actor, { pictureId: taken.id, caption: "Boats at dawn.", alt: "Three boats" });
  await describePicture(actor, { pictureId: taken.id, alt: "Four boats" });
  expect((await picturesById([taken.id])).get(taken.id)).toMatchObject({
    caption: "Boats at dawn.",
    alt: "Four boats",
  });
});

test.each([
  ["a credit of 501 characters", { credit: "x".repeat(501) }, "A credit line has at most 500 characters."],
  ["an unknown picture", { pictureId: "nowhere", credit: "ANI" }, "There is no such picture."],
])("[P11] %s is refused with a sentence and changes nothing", async (_what, input, sentence) => {
  const { actor, picture: taken } = await picture({ credit: "PTI" });
  await expect(setPictureCredit(actor, { pictureId: taken.id, ...input })).rejects.toMatchObject({
    sentences: [sentence],
  });
  expect((await picturesById([taken.id])).get(taken.id)?.credit).toBe("PTI");
});

test.each(ROLES)("[P5] a %s adds and credits pictures, or is refused with a sentence", async (role) => {
  const { picture: taken } = await picture();
  const actor = await buildPerson(database(), role);
  const bytes = await plainPicture({ width: 30, height: 20 });
  const acts = [
    () => takeInPicture(actor, bytes, { fileName: "a.jpg" }),
    () => setPictureCredit(actor, { pictureId: taken.id, credit: "ANI" }),
    () => describePicture(actor, { pictureId: taken.id, alt: "A harbour" }),
  ];
  for (const act of acts)
    if (role === "administrator") await expect(act()).rejects.toMatchObject({ reason: "not-allowed" });
    else await act();
});

test("[P22] a picture that was sent and not added is taken back by whoever sent it, on record", async () => {
  const { actor, picture: taken } = await picture();
  const other = await buildPerson(database(), "manager");
  await expect(discardPicture(other, { pictureId: taken.id })).rejects.toMatchObject({
    sentences: ["Only who sent a picture takes it back."],
  });
  const announcements = await heard(() => discardPicture(actor, { pictureId: taken.id }));
  expect(announcements).toEqual([{ subject: "picture", id: taken.id, what: "picture.discarded" }]);
  expect(await picturesById([taken.id])).toEqual(new Map());
  expect((await eventsOf(taken.id)).at(-1)).toMatchObject({
    name: "picture.discarded",
    personId: actor.personId,
    fact: { fileName: "harbour.jpg" },
  });
  await expect(discardPicture(actor, { pictureId: taken.id })).rejects.toMatchObject({ reason: "not-found" });
});

test("[P22] what is credited, or stands in a version of a story, stays in the library", async () => {
  const cast = await buildCast(database());
  const { actor, picture: credited } = await picture({ credit: "ANI" });
  await expect(discardPicture(actor, { pictureId: credited.id })).rejects.toMatchObject({
    sentences: ["This picture is credited: it stays in the library."],
  });
  const { actor: sender, picture: used } = await picture();
  const storyId = await buildStory(database(), cast, {
    words: { lines: [{ kind: "picture", picture: used.id, alt: "Boats", runs: [] }] },
  });
  await pin(storyId, cast.reporter);
  await expect(discardPicture(sender, { pictureId: used.id })).rejects.toMatchObject({
    sentences: ["A story holds this picture: it stays in the library."],
  });
  expect((await picturesById([credited.id, used.id])).size).toBe(2);
});

test("[P12] the library is searched by words in credit, caption, alt text and file name", async () => {
  const { picture: one } = await picture({ credit: "Asha Rao/Northwind 100%", fileName: "flood_river.jpg" });
  await picture({ credit: "Northwind" });
  const found = async (q: string) => (await library({ q })).pictures.map(({ id }) => id);
  expect(await found("northwind flood")).toEqual([one.id]);
  expect(await found("100%")).toEqual([one.id]);
  expect(await found("flood%jpg")).toEqual([]);
  const uncredited = (await library({ uncredited: true })).pictures;
  expect(uncredited.length).toBeGreaterThan(0);
  expect(uncredited.every(({ credit }) => credit === "")).toBe(true);
});
