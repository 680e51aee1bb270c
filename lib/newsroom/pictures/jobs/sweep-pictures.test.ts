import { utimesSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { discardPicture } from "#lib/newsroom/pictures/commands/discard-picture.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { sweepPictures } from "#lib/newsroom/pictures/jobs/sweep-pictures.ts";
import { keyOf, rendition } from "#lib/newsroom/pictures/reads/rendition.ts";
import { staffRendition } from "#lib/newsroom/pictures/reads/staff-rendition.ts";
import { originalKey } from "#lib/newsroom/pictures/rendition-order.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { forget, put } from "#lib/platform/process.ts";
import { storage } from "#lib/platform/storage.ts";

const { database } = useDatabase();
const { folder } = ownFolder();

let seed = 40;
async function taken(credit = "") {
  const actor = await buildPerson(database(), "reporter");
  const bytes = await plainPicture({ width: 700, height: 500 }, ++seed);
  return { actor, bytes, picture: await takeInPicture(actor, bytes, { fileName: "a.jpg", credit }) };
}
const show = async (
  id: string,
  keep = true,
  crop?: { x: number; y: number; width: number; height: number },
) => {
  const order = await staffRendition(id, 320, crop, "jpg");
  await rendition(order, { lane: "newsroom", owner: "somebody", keep });
  return keyOf(order);
};
/** As if it had been put there so many days ago. */
const age = (key: string, days: number) => {
  const at = Date.now() / 1_000 - days * 86_400;
  utimesSync(join(folder(), "pictures", key), at, at);
};
const stored = async () =>
  (await readdir(join(folder(), "pictures"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

test("[P27] crops that are only looked at are kept by nobody: the storage does not grow, however many they are", async () => {
  const { picture } = await taken("ANI");
  const before = await stored();
  for (let n = 0; n < 12; n++)
    await show(picture.id, false, { x: n / 10_000, y: 0, width: 0.5, height: 0.5 });
  expect(await stored()).toEqual(before);
});

test("[P28] what the library shows stays; what nobody shows any more is removed, also what earlier versions left", async () => {
  const { actor, picture } = await taken("ANI");
  const outdated = await show(picture.id);
  await setPictureCredit(actor, { pictureId: picture.id, credit: "PTI" });
  const shown = await show(picture.id);
  const crop = await show(picture.id, true, { x: 0.1, y: 0.1, width: 0.3, height: 0.3 });
  const young = await show(picture.id, true, { x: 0.2, y: 0.1, width: 0.3, height: 0.3 });
  for (const key of [outdated, shown, crop]) age(key, 1);
  await sweepPictures();
  const left = await Promise.all([outdated, shown, crop, young].map((key) => storage().exists(key)));
  expect(left).toEqual([false, true, false, true]);
  expect(await storage().exists(originalKey(picture.contentHash))).toBe(true);
});

test("[P29] the original of a picture that was taken back goes a week later, and not while another has the same bytes", async () => {
  const { actor, picture } = await taken();
  const { actor: other, bytes, picture: twin } = await taken();
  await takeInPicture(other, bytes, { fileName: "again.jpg" });
  for (const [by, one] of [
    [actor, picture],
    [other, twin],
  ] as const) {
    await discardPicture(by, { pictureId: one.id });
    age(originalKey(one.contentHash), 8);
  }
  const isThere = (hash: string) => storage().exists(originalKey(hash));
  await sweepPictures();
  expect([await isThere(picture.contentHash), await isThere(twin.contentHash)]).toEqual([true, true]);
  // Eight days on.
  put("clock", { now: () => new Date(Date.now() + 8 * 86_400_000) });
  await sweepPictures();
  forget("clock");
  expect([await isThere(picture.contentHash), await isThere(twin.contentHash)]).toEqual([false, true]);
  expect(await database().$count(tables.picture, eq(tables.picture.contentHash, twin.contentHash))).toBe(1);
});
