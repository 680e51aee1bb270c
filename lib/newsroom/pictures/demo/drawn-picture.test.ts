import sharp from "sharp";
import { expect, test } from "vitest";
import { drawnPicture } from "#lib/newsroom/pictures/demo/drawn-picture.ts";
import { digest } from "#lib/platform/ids.ts";

test("[P20] a drawn picture is a sound JPEG with something on it, and the same each time", async () => {
  const once = await drawnPicture("market", "day", 13);
  expect(await sharp(once).metadata()).toMatchObject({ format: "jpeg", width: 1620, height: 1080 });
  expect((await sharp(once).stats()).entropy).toBeGreaterThan(6);
  expect(digest(await drawnPicture("market", "day", 13))).toBe(digest(once));
  expect(digest(await drawnPicture("market", "day", 14))).not.toBe(digest(once));
});
