import { database, tables } from "#lib/database/database.ts";
import { digest } from "#lib/platform/ids.ts";

/** What a secret from the address of /setup is good for at this moment. */
export async function setupLink(secret: string): Promise<"good" | "unknown" | "already-set-up"> {
  const [newsroom] = await database().select().from(tables.newsroom);
  if (newsroom?.setUpAt) return "already-set-up";
  return newsroom?.setupDigest && secret !== "" && newsroom.setupDigest === digest(secret)
    ? "good"
    : "unknown";
}
