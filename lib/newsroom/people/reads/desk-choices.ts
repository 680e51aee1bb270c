import { asc, isNull } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";

/** The desks and people by whom the desk's list can be narrowed. */
export async function deskChoices(): Promise<{
  desks: { id: string; name: string }[];
  people: { id: string; name: string }[];
}> {
  const [desks, people] = await Promise.all([
    database()
      .select({ id: tables.desk.id, name: tables.desk.name })
      .from(tables.desk)
      .where(isNull(tables.desk.closedAt))
      .orderBy(asc(tables.desk.name)),
    database()
      .select({ id: tables.person.id, name: tables.person.name })
      .from(tables.person)
      .where(isNull(tables.person.suspendedAt))
      .orderBy(asc(tables.person.name)),
  ]);
  return { desks, people };
}
