import { tables, type Transaction } from "#lib/database/database.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { digest, newId, newSecret } from "#lib/platform/ids.ts";

/**
 * A one-time link for a new password; answers its path, of which only a digest is kept, and how many earlier links ended:
 * the newest is the one that counts. It lives by the right of whoever made it: an administrator, or the person themselves.
 */
export async function addPasswordLink(
  tx: Transaction,
  { personId, madeBy, at, minutes }: { personId: string; madeBy: string; at: Date; minutes: number },
): Promise<{ id: string; path: string; replaced: number }> {
  const replaced = await endPasswordLinksFor(tx, personId, at);
  const id = newId();
  const secret = newSecret();
  await tx.insert(tables.passwordLink).values({
    id,
    tokenDigest: digest(secret),
    personId,
    createdAt: at,
    expiresAt: new Date(at.getTime() + minutes * 60 * 1000),
    madeBy,
  });
  return { id, path: `/password/${secret}`, replaced };
}
