import { and, eq, gt, isNull, ne } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";

/** Ends every session of a person, in every browser; answers how many there were. */
export async function endOpenSessions(tx: Transaction, personId: string, at: Date): Promise<number> {
  const ended = await tx
    .update(tables.session)
    .set({ endedAt: at })
    .where(
      and(
        eq(tables.session.personId, personId),
        isNull(tables.session.endedAt),
        gt(tables.session.expiresAt, at),
      ),
    )
    .returning({ id: tables.session.id });
  return ended.length;
}

/** Ends every session of this person but the one they ask from; answers how many there were. */
export async function endOtherSessions(
  tx: Transaction,
  { personId, sessionId }: { personId: string; sessionId: string },
  at: Date,
): Promise<number> {
  const { session } = tables;
  const ended = await tx
    .update(session)
    .set({ endedAt: at })
    .where(and(eq(session.personId, personId), isNull(session.endedAt), ne(session.id, sessionId)))
    .returning({ id: session.id });
  return ended.length;
}
