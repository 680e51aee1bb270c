import { eq, inArray } from "drizzle-orm";
import { database, tables, type Connection } from "#lib/database/database.ts";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";

export type PictureRow = typeof tables.picture.$inferSelect;

export const forStory = (row: PictureRow): PictureForStory => ({
  id: row.id,
  credit: row.credit,
  caption: row.caption,
  alt: row.alt,
  width: row.width,
  height: row.height,
  contentHash: row.contentHash,
  fileName: row.fileName,
});

/** Pictures by id; one that does not exist is not in the map. Inside a transaction pass it. */
export async function picturesById(
  ids: readonly string[],
  connection: Connection = database(),
): Promise<Map<string, PictureForStory>> {
  if (ids.length === 0) return new Map();
  const rows = await connection
    .select()
    .from(tables.picture)
    .where(inArray(tables.picture.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, forStory(row)]));
}

export async function pictureRow(id: string): Promise<PictureRow | null> {
  const [row] = await database().select().from(tables.picture).where(eq(tables.picture.id, id));
  return row ?? null;
}
