import { and, desc, eq, ne } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { cropKey, cropOfKey, parseMediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import { rendition, type Rendition } from "#lib/newsroom/pictures/reads/rendition.ts";
import { publicMetadata } from "#lib/newsroom/pictures/rendition-order.ts";

/**
 * The public bytes at a `/media/…` address, or null. Only what a live publication shows can be had: this picture, in this
 * crop (what was cropped away stays private) and in the widths it offers, with the credit it was published with.
 */
export async function publishedBytes(path: string): Promise<Rendition | null> {
  const address = parseMediaAddress(path);
  if (!address) return null;
  const { picture, pictureUse, publication, story } = tables;
  const found = await database()
    .select({
      page: publication.page,
      width: picture.width,
      height: picture.height,
      embedded: picture.embedded,
    })
    .from(pictureUse)
    .innerJoin(story, eq(story.livePublicationId, pictureUse.publicationId))
    .innerJoin(publication, eq(publication.id, pictureUse.publicationId))
    .innerJoin(picture, eq(picture.id, pictureUse.pictureId))
    .where(and(eq(pictureUse.pictureId, address.pictureId), ne(story.publicationState, "withdrawn")))
    .orderBy(desc(publication.publishedAt));
  for (const { page, width, height, embedded } of found) {
    const published = page.pictures[address.pictureId];
    const line = page.lines.find(
      (each) => each.picture === address.pictureId && cropKey(each.crop) === address.cropKey,
    );
    if (!published || !line || !published.widths.includes(address.width)) continue;
    const crop = cropOfKey(address.cropKey);
    const order = {
      contentHash: published.contentHash,
      size: { width, height },
      ...(crop ? { crop } : {}),
      width: address.width,
      format: address.format,
      about: publicMetadata(published.credit, line.alt ?? "", embedded),
    };
    return rendition(order, { lane: "readers", owner: published.contentHash, keep: true });
  }
  return null;
}
