import { and, eq, gt, isNull } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { digest, newId, newSecret } from "#lib/platform/ids.ts";

/** A one-time link for a new password; answers its path, of which only a digest is kept. The newest is the one that counts. */
export async function addPasswordLink(
  tx: Transaction,
  { personId, at, minutes }: { personId: string; at: Date; minutes: number },
): Promise<string> {
  const { passwordLink } = tables;
  const open = and(
    eq(passwordLink.personId, personId),
    isNull(passwordLink.usedAt),
    gt(passwordLink.expiresAt, at),
  );
  await tx.update(passwordLink).set({ expiresAt: at }).where(open);
  const secret = newSecret();
  await tx.insert(passwordLink).values({
    id: newId(),
    tokenDigest: digest(secret),
    personId,
    createdAt: at,
    expiresAt: new Date(at.getTime() + minutes * 60 * 1000),
  });
  return `/password/${secret}`;
}
