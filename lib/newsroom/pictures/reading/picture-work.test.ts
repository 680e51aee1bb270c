import { expect, test } from "vitest";
import { pictureWork } from "#lib/newsroom/pictures/reading/picture-work.ts";
import { rendition } from "#lib/newsroom/pictures/reads/rendition.ts";
import { originalKey } from "#lib/newsroom/pictures/rendition-order.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { digest } from "#lib/platform/ids.ts";
import { storage } from "#lib/platform/storage.ts";

ownFolder();

test("[P26] a reader's first look is served while uploads and the newsroom's looks stand still", async () => {
  const go = Promise.withResolvers<void>();
  const stuck = (["arriving", "newsroom"] as const).flatMap((lane) =>
    ["one", "other"].map((owner) => pictureWork(lane, owner, () => go.promise)),
  );
  const bytes = await plainPicture({ width: 400, height: 300 }, 77);
  await storage().put(originalKey(digest(bytes)), bytes);
  const order = {
    ...{ contentHash: digest(bytes), size: { width: 400, height: 300 }, width: 320 },
    ...{ format: "jpg" as const, about: { credit: "ANI" } },
  };
  const made = await rendition(order, { lane: "readers", owner: order.contentHash, keep: true });
  expect(made.type).toBe("image/jpeg");
  go.resolve();
  await Promise.all(stuck);
});
