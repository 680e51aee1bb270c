import { asc } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { DeskFacts } from "#lib/newsroom/people/desk-administration.ts";
import { refuse } from "#lib/platform/refusal.ts";

const lower = (name: string) => name.toLowerCase();

/** The newsroom's one row is the lock: a desk that does not exist yet has none, and names are compared across desks. */
async function lockedDesks(tx: Transaction) {
  await tx.select({ id: tables.newsroom.id }).from(tables.newsroom).for("update");
  return tx.select().from(tables.desk).orderBy(asc(tables.desk.id));
}

/** The names of the open desks, locked: two people cannot open the same desk at once. */
export async function lockDeskNames(tx: Transaction): Promise<string[]> {
  const desks = await lockedDesks(tx);
  return desks.filter((desk) => !desk.closedAt).map((desk) => lower(desk.name));
}

/** One desk and what is said of the others, locked. */
export async function lockDesk(tx: Transaction, deskId: string): Promise<DeskFacts> {
  const desks = await lockedDesks(tx);
  const desk = desks.find(({ id }) => id === deskId) ?? refuse("not-found", "There is no such desk.");
  return {
    id: desk.id,
    name: desk.name,
    closed: desk.closedAt !== null,
    otherNames: desks.filter(({ id, closedAt }) => id !== deskId && !closedAt).map(({ name }) => lower(name)),
  };
}
