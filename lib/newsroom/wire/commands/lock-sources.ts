import { asc } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { WireSource } from "#lib/newsroom/wire/wire-source.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** All wire sources, while nobody else can change them. */
export async function lockSources(tx: Transaction): Promise<WireSource[]> {
  // The newsroom's one row is the lock: names are compared across sources, and a new one has no row yet.
  await tx.select({ id: tables.newsroom.id }).from(tables.newsroom).for("update");
  const rows = await tx.select().from(tables.wireSource).orderBy(asc(tables.wireSource.name));
  return rows.map(({ id, name, printedName, closedAt }) => ({
    id,
    name,
    printedName,
    closed: closedAt !== null,
  }));
}

/** One of them and the others, or the word that there is none of this id. */
export async function lockSource(
  tx: Transaction,
  sourceId: string,
): Promise<{ source: WireSource; others: WireSource[] }> {
  const sources = await lockSources(tx);
  const source =
    sources.find(({ id }) => id === sourceId) ?? refuse("not-found", "There is no such wire source.");
  return { source, others: sources.filter(({ id }) => id !== sourceId) };
}
