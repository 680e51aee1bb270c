import { and, eq, isNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { now } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;

/** A session that nobody used for so long has ended. Whoever gives out rights signs in anew each day. */
export const IDLE_LIMIT = 7 * 24 * HOUR;
export const ADMINISTRATOR_IDLE_LIMIT = 12 * HOUR;
/** Its use is written no more often than this. */
export const USE_WRITTEN_EVERY = 5 * MINUTE;

interface SessionTimes {
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date;
}

/** Whether a session has reached its end, or was left alone for too long. */
export function hasRunOut(session: SessionTimes, roles: readonly Role[], at: Date): boolean {
  const limit = roles.includes("administrator") ? ADMINISTRATOR_IDLE_LIMIT : IDLE_LIMIT;
  return session.expiresAt <= at || at.getTime() - lastUse(session) > limit;
}

/** Writes that a session is used, every few minutes at most. Its failing keeps nobody out. */
export async function noteUse(session: SessionTimes & { id: string }): Promise<void> {
  const at = now();
  if (at.getTime() - lastUse(session) < USE_WRITTEN_EVERY) return;
  try {
    await database()
      .update(tables.session)
      .set({ lastUsedAt: at })
      .where(and(eq(tables.session.id, session.id), isNull(tables.session.endedAt)));
  } catch (thrown) {
    log().warn({ err: thrown }, "the use of a session could not be written");
  }
}

const lastUse = ({ createdAt, lastUsedAt }: SessionTimes): number => (lastUsedAt ?? createdAt).getTime();
