import { and, eq, isNull } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { newId } from "#lib/platform/ids.ts";

/** The row of a new session, for whoever has just given their password. Its id travels only inside the sealed cookie. */
export async function addSession(
  tx: Transaction,
  session: {
    personId: string;
    at: Date;
    expiresAt: Date;
    address: string | null;
    browser: string | null;
  },
): Promise<{ sessionId: string; expiresAt: Date }> {
  const id = newId() + newId();
  const { personId, at, expiresAt, address, browser } = session;
  await tx.insert(tables.session).values({
    id,
    personId,
    createdAt: at,
    expiresAt,
    lastUsedAt: at,
    passwordConfirmedAt: at,
    address,
    browser,
  });
  return { sessionId: id, expiresAt };
}

/** Ends one session; answers whose it was, or null when it had ended before. */
export async function endSession(tx: Transaction, sessionId: string, at: Date): Promise<string | null> {
  const [ended] = await tx
    .update(tables.session)
    .set({ endedAt: at })
    .where(and(eq(tables.session.id, sessionId), isNull(tables.session.endedAt)))
    .returning({ personId: tables.session.personId });
  return ended?.personId ?? null;
}
