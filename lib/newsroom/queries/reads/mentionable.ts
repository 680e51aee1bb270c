import { asc, isNull } from "drizzle-orm";
import { database, tables, type Connection } from "#lib/database/database.ts";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";

/** Everybody and every desk that a message can call upon, by name. */
export async function mentionable(connection: Connection = database()): Promise<Mentionable[]> {
  const { person, desk } = tables;
  const people = await connection
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(isNull(person.suspendedAt))
    .orderBy(asc(person.name));
  const desks = await connection
    .select({ id: desk.id, name: desk.name })
    .from(desk)
    .where(isNull(desk.closedAt))
    .orderBy(asc(desk.name));
  return [
    ...people.map((row) => ({ kind: "person" as const, ...row })),
    ...desks.map((row) => ({ kind: "desk" as const, ...row })),
  ];
}
