import { sql } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { newId } from "#lib/platform/ids.ts";

/** The row of a new person, in the next of the eight inks, belonging to these desks. */
export async function addPerson(
  tx: Transaction,
  person: {
    name: string;
    email: string;
    passwordHash: string;
    roles: readonly Role[];
    deskIds: readonly string[];
    at: Date;
  },
): Promise<{ id: string; ink: number }> {
  const [counted] = await tx.select({ people: sql<number>`count(*)::int` }).from(tables.person);
  const id = newId();
  const ink = (counted?.people ?? 0) % 8;
  await tx.insert(tables.person).values({
    id,
    name: person.name,
    email: person.email,
    passwordHash: person.passwordHash,
    roles: [...person.roles],
    ink,
    createdAt: person.at,
  });
  if (person.deskIds.length > 0)
    await tx.insert(tables.personDesk).values(person.deskIds.map((deskId) => ({ personId: id, deskId })));
  return { id, ink };
}
