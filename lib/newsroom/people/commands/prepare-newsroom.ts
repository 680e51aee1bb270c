import { database, tables } from "#lib/database/database.ts";
import { digest, newSecret } from "#lib/platform/ids.ts";
import { settings } from "#lib/platform/settings.ts";

/**
 * Makes an empty database ready and returns the lines a start prints. While the newsroom is not set up each start
 * makes a fresh link; only its digest is stored, so what was printed earlier is worth nothing.
 */
export async function prepareNewsroom(url: string): Promise<string[]> {
  const [newsroom] = await database().select().from(tables.newsroom);
  if (newsroom?.setUpAt) return [];
  const secret = newSecret();
  const setupDigest = digest(secret);
  await database()
    .insert(tables.newsroom)
    .values({ name: settings().publicationName ?? "Galley", setupDigest })
    .onConflictDoUpdate({ target: tables.newsroom.id, set: { setupDigest } });
  return [
    "This newsroom is empty. Create it, and its first manager, with this one-time link:",
    `  ${url}/setup?token=${secret}`,
  ];
}
