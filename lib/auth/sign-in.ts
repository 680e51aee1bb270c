import { eq } from "drizzle-orm";
import { isDemonstrationPerson } from "#lib/auth/demonstration.ts";
import { takeAttempt, type Attempt } from "#lib/auth/sign-in-attempts.ts";
import { database, tables } from "#lib/database/database.ts";
import { soundText } from "#lib/document/story/sound-text.ts";
import { keepsTheRule } from "#lib/newsroom/people/commands/hash-new-password.ts";
import { hasSignedInFrom } from "#lib/newsroom/people/reads/sign-ins.ts";
import { networkOf } from "#lib/platform/network.ts";
import { isPassword } from "#lib/platform/password.ts";
import { isRefusal, refuse } from "#lib/platform/refusal.ts";
import { logSecurity } from "#lib/platform/security-log.ts";

/** Somebody whose password was right. */
export interface Entered {
  personId: string;
  name: string;
  email: string;
  /** The password does not keep the rule for their roles (any more): they choose a new one before they go on. */
  mustChoose: boolean;
}

/**
 * Who has this e-mail and password. Unknown, wrong, suspended and not yet joined get one sentence after the same
 * work, so that nobody learns from it who works here.
 */
export async function personOfPassword(given: Attempt & { password: string }): Promise<Entered> {
  // As the password was when it was set: a command takes nothing that no database keeps.
  const password = soundText(given.password);
  const email = soundText(given.email).trim().toLowerCase();
  const { address } = given;
  let person: typeof tables.person.$inferSelect | undefined;
  const account = async () => {
    person = email.length <= 254 ? await personWith(email) : undefined;
    const { id } = person ?? {};
    return { personId: id, isKnownFrom: async (network: string) => !!id && hasSignedInFrom(id, network) };
  };
  const taken = await takeAttempt({ ...given, email }, account).catch((thrown: unknown) => {
    if (isRefusal(thrown)) logSecurity("sign-in-too-many", { personId: person?.id, email, address });
    throw thrown;
  });
  person ??= email.length <= 254 ? await personWith(email) : undefined;
  // Longer than any password may be: not worth hashing, and not worth telling apart.
  const asks = { from: networkOf(address), first: taken.isKnown };
  const right = await isPassword(person?.passwordHash, password.slice(0, 200), asks);
  if (!person || !right || password.length > 200 || person.suspendedAt) {
    logSecurity("sign-in-failed", {
      personId: person?.id,
      email,
      address,
      ...(person?.suspendedAt ? { why: "suspended" } : {}),
    });
    refuse("not-allowed", "That e-mail and password do not match.");
  }
  await taken.giveBack(person.id);
  const mustChoose = !keepsTheRule(password, person) && !isDemonstrationPerson(person.email);
  if (mustChoose) logSecurity("password-refused", { personId: person.id, address });
  return { personId: person.id, name: person.name, email: person.email, mustChoose };
}

async function personWith(email: string): Promise<typeof tables.person.$inferSelect | undefined> {
  const [person] = await database().select().from(tables.person).where(eq(tables.person.email, email));
  return person;
}
