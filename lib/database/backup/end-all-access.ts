import { isNull } from "drizzle-orm";
import { tables, type Database } from "#lib/database/database.ts";
import { now } from "#lib/platform/clock.ts";

/**
 * Ends every session and every one-time link. A backup knows those of its day: a session that was ended since, an
 * invitation that was withdrawn and a link that was used would all be good again.
 */
export async function endAllAccess(database: Database): Promise<void> {
  const at = now();
  await database.transaction(async (tx) => {
    await tx.update(tables.session).set({ endedAt: at }).where(isNull(tables.session.endedAt));
    await tx.update(tables.invitation).set({ expiresAt: at }).where(isNull(tables.invitation.usedAt));
    await tx.update(tables.passwordLink).set({ expiresAt: at }).where(isNull(tables.passwordLink.usedAt));
  });
}
