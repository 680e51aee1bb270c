import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { arrive } from "#lib/newsroom/pictures/reading/arriving-folder.ts";
import { receiveUpload } from "#lib/newsroom/pictures/reading/receive-upload.ts";
import { rendition } from "#lib/newsroom/pictures/reads/rendition.ts";
import { originalKey, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { readConfig } from "#lib/platform/config.ts";
import { digest } from "#lib/platform/ids.ts";
import { problemOf } from "#lib/platform/problem.ts";
import { put } from "#lib/platform/process.ts";
import { storage } from "#lib/platform/storage.ts";

const { folder } = ownFolder();
/** More than any disk has. */
const keepFree = (megabytes: string) =>
  put("settings", readConfig({ NODE_ENV: "test", GALLEY_DATA: folder(), GALLEY_KEEP_FREE_MB: megabytes }));
afterEach(() => keepFree("0"));

const NO_ROOM = { kind: "refusal", reason: "no-room" };

test("[P32] while the disk is nearly full no upload is read: 507, with a sentence", async () => {
  keepFree("1000000000");
  const form = new FormData();
  form.set("file", new File(["x"], "a.jpg"));
  const request = new Request("http://newsroom.test/api/pictures", { method: "POST", body: form });
  const refused: unknown = await receiveUpload(request).catch((thrown: unknown) => thrown);
  expect(refused).toMatchObject({ ...NO_ROOM, sentences: [SENTENCES.noRoom] });
  expect(problemOf(refused)).toMatchObject({ status: 507, type: "urn:galley:problem:no-room" });
});

test("[P32] what arrives while it fills is stopped, and nothing of it stays", async () => {
  const pieces = new Array(3).fill(Buffer.alloc(1_000));
  keepFree("1000000000");
  await expect(arrive(Buffer.concat(pieces))).rejects.toMatchObject(NO_ROOM);
  expect(readdirSync(join(folder(), "arriving"))).toEqual([]);
});

test("[P32] no rendition is made then, but those that are there are shown, and all are made again with room", async () => {
  keepFree("0");
  const bytes = await plainPicture({ width: 500, height: 400 }, 90);
  await storage().put(originalKey(digest(bytes)), bytes);
  const order: RenditionOrder = {
    ...{ contentHash: digest(bytes), size: { width: 500, height: 400 }, width: 320, format: "jpg" },
    about: { credit: "ANI" },
  };
  const show = (one: RenditionOrder) =>
    rendition(one, { lane: "readers", owner: one.contentHash, keep: true });
  const made = await show(order);
  keepFree("1000000000");
  expect((await show(order)).etag).toBe(made.etag);
  await expect(show({ ...order, format: "webp" })).rejects.toMatchObject(NO_ROOM);
  keepFree("0");
  expect((await show({ ...order, format: "webp" })).type).toBe("image/webp");
});
