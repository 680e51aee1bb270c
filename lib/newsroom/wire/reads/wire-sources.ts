import { asc } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { WireSource } from "#lib/newsroom/wire/wire-source.ts";

/** Every wire source, the closed ones too, by name. */
export async function wireSources(): Promise<WireSource[]> {
  const rows = await database().select().from(tables.wireSource).orderBy(asc(tables.wireSource.name));
  return rows.map(({ id, name, printedName, closedAt }) => ({
    id,
    name,
    printedName,
    closed: closedAt !== null,
  }));
}
