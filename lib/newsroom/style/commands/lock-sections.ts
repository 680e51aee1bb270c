import { asc } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";

/** The sections in their order, while nobody else can change them. */
export async function lockSections(
  tx: Transaction,
): Promise<{ slug: string; name: string; position: number }[]> {
  // The newsroom's one row is the lock, for a section that does not exist yet has none.
  await tx.select({ id: tables.newsroom.id }).from(tables.newsroom).for("update");
  return tx.select().from(tables.section).orderBy(asc(tables.section.position), asc(tables.section.slug));
}
