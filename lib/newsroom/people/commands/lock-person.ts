import { asc, eq, or, sql } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { PersonFacts } from "#lib/newsroom/people/administration.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * A person and every administrator, locked in one order: two administrators who remove each other at the same moment
 * wait for one another, and the second finds that nobody else is left.
 */
export async function lockPerson(tx: Transaction, personId: string): Promise<PersonFacts> {
  const people = await tx
    .select()
    .from(tables.person)
    .where(or(eq(tables.person.id, personId), sql`'administrator' = any(${tables.person.roles})`))
    .orderBy(asc(tables.person.id))
    .for("update");
  const person = people.find(({ id }) => id === personId) ?? refuse("not-found", "There is no such person.");
  return {
    id: person.id,
    name: person.name,
    roles: person.roles,
    suspended: person.suspendedAt !== null,
    otherAdministrators: people.filter(
      ({ id, roles, suspendedAt }) => id !== personId && roles.includes("administrator") && !suspendedAt,
    ).length,
  };
}
