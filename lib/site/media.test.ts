import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { renditionWidths } from "#lib/newsroom/pictures/rendition-sizes.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import { buildPaper, buildPublication, pictureLine } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

const { database } = useDatabase();
ownFolder();
const { get } = usePaper();

test("[R24] every address of a picture that a live page names has bytes, asked for anew each time; of a withdrawn one none has", async () => {
  await buildPaper();
  const manager = await buildPerson(database(), "manager");
  const taken = await takeInPicture(manager, await plainPicture(), { fileName: "a.jpg", credit: "NWA" });
  const picture = { ...taken, credit: "NWA", widths: renditionWidths(taken.width) };
  const page = { lines: [pictureLine(picture, "Boats", "")], pictures: { [picture.id]: picture } };
  const { storyId, publicationId, path } = await buildPublication({ page });
  await database().insert(tables.pictureUse).values({ publicationId, pictureId: picture.id, storyId });

  const { text } = await get(path);
  const addresses = [...new Set(text.match(/\/media\/[\w-]+\.(?:jpg|webp)/g))];
  expect(addresses.length).toBeGreaterThanOrEqual(2);
  for (const address of addresses) {
    const { status, headers, bytes } = await get(address);
    expect([address, status]).toEqual([address, 200]);
    expect(headers["content-type"]).toBe(address.endsWith("webp") ? "image/webp" : "image/jpeg");
    expect(headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
    expect(bytes.length).toBeGreaterThan(100);
    expect((await get(address, { headers: { "if-none-match": headers.etag ?? "" } })).status).toBe(304);
  }
  await database()
    .update(tables.story)
    .set({ publicationState: "withdrawn" })
    .where(eq(tables.story.id, storyId));
  expect((await get(addresses[0]!)).status).toBe(404);
});
