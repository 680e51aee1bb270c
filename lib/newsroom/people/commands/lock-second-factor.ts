import { eq } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { isRequiredOf, type SecondFactorFacts } from "#lib/newsroom/people/second-factor.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface LockedSecondFactor extends SecondFactorFacts {
  email: string;
  /** Sealed. */
  secret: string | null;
  /** Sealed; shown to its person and not yet proved. */
  pendingSecret: string | null;
  lastStep: number;
}

/** A person and their second factor. The person's row is the lock: a factor that is not there yet has none. */
export async function lockSecondFactor(tx: Transaction, personId: string): Promise<LockedSecondFactor> {
  const { newsroom, person, secondFactor } = tables;
  const [found] = await tx.select().from(person).where(eq(person.id, personId)).for("update");
  if (!found) refuse("not-found", "There is no such person.");
  const [factor] = await tx.select().from(secondFactor).where(eq(secondFactor.personId, personId));
  const [requiring] = await tx.select({ roles: newsroom.secondFactorRoles }).from(newsroom);
  return {
    personId,
    name: found.name,
    email: found.email,
    isOn: Boolean(factor?.secret),
    required: isRequiredOf(requiring?.roles ?? [], found.roles),
    secret: factor?.secret ?? null,
    pendingSecret: factor?.pendingSecret ?? null,
    lastStep: factor?.lastStep ?? 0,
  };
}

/** One's own; refuses when nobody is signed in. */
export const lockOwnSecondFactor = (
  tx: Transaction,
  _input: unknown,
  actor: { personId: string } | null,
): Promise<LockedSecondFactor> =>
  actor
    ? lockSecondFactor(tx, actor.personId)
    : refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
