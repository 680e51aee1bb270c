import { and, eq, gt, isNull } from "drizzle-orm";
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
