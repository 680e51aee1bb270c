import { and, eq, isNull } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** How long a password that was given goes on counting; signing in gives it too. */
export const RECENT_MINUTES = 15;

/**
 * Refuses when the session that asks has not given its password lately: whoever finds an open window may read in it, but
 * not change who works here.
 */
export async function askRecentPassword(tx: Transaction, actor: Actor | null, at: Date): Promise<void> {
  const { session } = tables;
  const [asking] = actor
    ? await tx
        .select({ confirmedAt: session.passwordConfirmedAt })
        .from(session)
        .where(
          and(eq(session.id, actor.sessionId), eq(session.personId, actor.personId), isNull(session.endedAt)),
        )
    : [];
  const age = at.getTime() - (asking?.confirmedAt?.getTime() ?? -Infinity);
  if (age > RECENT_MINUTES * 60 * 1000)
    refuse("confirm-password", "Confirm your password to go on. Nothing was changed.");
}
