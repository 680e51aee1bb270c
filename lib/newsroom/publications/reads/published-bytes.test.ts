import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Crop } from "#lib/document/story/words.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { takeInPicture } from "#lib/newsroom/pictures/commands/take-in-picture.ts";
import { mediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import { embeddedMetadata } from "#lib/newsroom/pictures/embedded-metadata.ts";
import { ownFolder } from "#lib/newsroom/pictures/testing/own-folder.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { publishedBytes } from "#lib/newsroom/publications/reads/published-bytes.ts";
import { newId } from "#lib/platform/ids.ts";

const { database } = useDatabase();
ownFolder();
const CROP: Crop = { x: 0, y: 0, width: 0.5, height: 1 };

/** A live story that shows one picture in one crop. */
async function livePicture() {
  const actor = await buildPerson(database(), "manager");
  const picture = await takeInPicture(actor, await plainPicture(), { fileName: "a.jpg", credit: "ANI" });
  const [storyId, revisionId, publicationId] = [newId(), newId(), newId()];
  const at = new Date();
  const words = { headline: "", standfirst: "", lines: [] };
  const page: PublishedPage = {
    ...{
      headline: "H",
      standfirst: "",
      kicker: "",
      byline: "",
      place: "",
      topics: [],
      sources: [],
      notes: [],
    },
    section: { slug: "news", name: "News" },
    lines: [{ kind: "picture", runs: [], picture: picture.id, alt: "Boats", crop: CROP }],
    pictures: {
      [picture.id]: { ...picture, id: picture.id, width: 700, height: 900, widths: [320, 640] },
    },
    attribution: null,
    wordCount: 0,
  };
  const by = { createdBy: actor.personId, createdAt: at, changedAt: at, stageAt: at };
  await database()
    .insert(tables.story)
    .values({ id: storyId, ...by });
  await database()
    .insert(tables.revision)
    .values({
      ...{
        id: revisionId,
        storyId,
        number: 1,
        fingerprint: "f",
        words,
        details: {},
        pictures: [],
        sources: [],
      },
      ...{
        identity: { headline: [], standfirst: [], body: [] },
        contributors: [],
        act: "story.published",
        pinnedAt: at,
      },
    });
  await database()
    .insert(tables.publication)
    .values({
      ...{
        id: publicationId,
        storyId,
        number: 1,
        revisionId,
        fingerprint: "f",
        change: "first",
        section: "news",
      },
      ...{
        slug: "h",
        page,
        firstPublishedAt: at,
        lastUpdatedAt: at,
        publishedAt: at,
        publishedBy: actor.personId,
      },
    });
  await database().insert(tables.pictureUse).values({ publicationId, pictureId: picture.id, storyId });
  const setLive = (state: "live" | "withdrawn", livePublicationId: string | null) =>
    database()
      .update(tables.story)
      .set({ publicationState: state, livePublicationId })
      .where(eq(tables.story.id, storyId));
  return { actor, picture, publicationId, setLive };
}

test("[P19] a published picture has public bytes that carry the credit it was published with", async () => {
  const { actor, picture, publicationId, setLive } = await livePicture();
  const address = mediaAddress(picture, CROP, 320, "jpg");
  expect(await publishedBytes(address)).toBeNull();
  await setLive("live", publicationId);
  await setPictureCredit(actor, { pictureId: picture.id, credit: "changed afterwards" });
  const { bytes, type, etag } = (await publishedBytes(address))!;
  expect(type).toBe("image/jpeg");
  expect(etag).toMatch(/^"[0-9a-f]+"$/);
  expect(embeddedMetadata(bytes)).toMatchObject({ credit: "ANI", alt: "Boats" });
});

test("[P19] nothing else of it is public: not the whole of a cropped picture, no other width, not after withdrawal", async () => {
  const { picture, publicationId, setLive } = await livePicture();
  await setLive("live", publicationId);
  for (const address of [
    mediaAddress(picture, undefined, 320, "jpg"),
    mediaAddress(picture, { ...CROP, x: 0.5 }, 320, "jpg"),
    mediaAddress(picture, CROP, 960, "jpg"),
    mediaAddress({ id: "unknown" }, CROP, 320, "jpg"),
    `/api/pictures/${picture.id}/320`,
  ])
    expect(await publishedBytes(address)).toBeNull();
  const address = mediaAddress(picture, CROP, 640, "webp");
  expect((await publishedBytes(address))?.type).toBe("image/webp");
  await setLive("withdrawn", publicationId);
  expect(await publishedBytes(address)).toBeNull();
});
