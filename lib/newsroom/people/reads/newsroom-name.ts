import { database, tables, type Transaction } from "#lib/database/database.ts";
import { settings } from "#lib/platform/settings.ts";

/** The publication's name: as set by the environment, else as given at set-up. */
export async function newsroomName(tx?: Transaction): Promise<string> {
  const [row] = await (tx ?? database()).select({ name: tables.newsroom.name }).from(tables.newsroom);
  return settings().publicationName ?? row?.name ?? "Galley";
}
