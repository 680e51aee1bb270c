import { eq, inArray, ne, and } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { keyOf } from "#lib/newsroom/pictures/reads/rendition.ts";
import { publicMetadata, type RenditionOrder } from "#lib/newsroom/pictures/rendition-order.ts";
import { RENDITION_FORMATS, RENDITION_WIDTHS } from "#lib/newsroom/pictures/rendition-sizes.ts";

type Shown = Omit<RenditionOrder, "width" | "format">;

const keysOf = (shown: Shown, widths: readonly number[]): string[] =>
  widths.flatMap((width) => RENDITION_FORMATS.map((format) => keyOf({ ...shown, width, format })));

/** What the library shows of pictures: the whole of each, with its credit and alt text of today. */
async function ofLibrary(hashes: string[]): Promise<string[]> {
  const { picture } = tables;
  const rows = await database().select().from(picture).where(inArray(picture.contentHash, hashes));
  return rows.flatMap(({ contentHash, width, height, credit, alt, embedded }) =>
    keysOf(
      { contentHash, size: { width, height }, about: publicMetadata(credit, alt, embedded) },
      RENDITION_WIDTHS,
    ),
  );
}

/** What live publications show of them: their crops and widths, with the credit they went out with. */
async function ofPublications(hashes: string[]): Promise<string[]> {
  const { picture, pictureUse, publication, story } = tables;
  const rows = await database()
    .select({
      page: publication.page,
      id: picture.id,
      width: picture.width,
      height: picture.height,
      embedded: picture.embedded,
    })
    .from(picture)
    .innerJoin(pictureUse, eq(pictureUse.pictureId, picture.id))
    .innerJoin(story, eq(story.livePublicationId, pictureUse.publicationId))
    .innerJoin(publication, eq(publication.id, pictureUse.publicationId))
    .where(and(inArray(picture.contentHash, hashes), ne(story.publicationState, "withdrawn")));
  return rows.flatMap(({ page, id, width, height, embedded }) => {
    const published = page.pictures[id];
    if (!published) return [];
    return page.lines
      .filter((line) => line.picture === id)
      .flatMap((line) =>
        keysOf(
          {
            contentHash: published.contentHash,
            size: { width, height },
            ...(line.crop ? { crop: line.crop } : {}),
            about: publicMetadata(published.credit, line.alt ?? "", embedded),
          },
          published.widths,
        ),
      );
  });
}

/** The keys of all renditions of these originals that the library or a live publication shows. */
export async function neededRenditions(hashes: string[]): Promise<Set<string>> {
  if (hashes.length === 0) return new Set();
  return new Set([...(await ofLibrary(hashes)), ...(await ofPublications(hashes))]);
}
