import { asc, eq, inArray } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { mayMakeLinks } from "#lib/newsroom/people/invitation.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * People as they are now, locked in one order: a suspension that comes at the same moment waits until the link is used,
 * or the link finds its maker suspended.
 */
export async function lockPeople(tx: Transaction, ids: readonly (string | null)[]) {
  const { person } = tables;
  const wanted = ids.filter((id): id is string => id !== null);
  const found = await tx
    .select()
    .from(person)
    .where(inArray(person.id, wanted))
    .orderBy(asc(person.id))
    .for("update");
  return new Map(found.map((each) => [each.id, each]));
}

/** Whoever makes a link is an administrator at this moment, not only when the page was asked for; locked. */
export async function lockMaker(tx: Transaction, actor: Actor | null): Promise<void> {
  if (!actor) return;
  const { person } = tables;
  const [maker] = await tx.select().from(person).where(eq(person.id, actor.personId)).for("update");
  if (actor.roles.includes("administrator") && !mayMakeLinks(maker))
    refuse("not-allowed", "Only an administrator may make links.");
}
