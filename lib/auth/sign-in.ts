import { eq } from "drizzle-orm";
import { attemptSucceeded, takeAttempt } from "#lib/auth/sign-in-attempts.ts";
import { database, tables } from "#lib/database/database.ts";
import { soundText } from "#lib/document/story/sound-text.ts";
import { isPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * Who has this e-mail and password. Unknown, wrong, suspended and not yet joined get one sentence after the same
 * work, so that nobody learns from it who works here.
 */
export async function personOfPassword(given: {
  email: string;
  password: string;
  address: string;
}): Promise<{ personId: string; name: string; email: string }> {
  // As the password was when it was set: a command takes nothing that no database keeps.
  const password = soundText(given.password);
  const email = soundText(given.email).trim().toLowerCase();
  await takeAttempt(email, given.address);
  const [person] =
    email.length <= 254
      ? await database().select().from(tables.person).where(eq(tables.person.email, email))
      : [];
  // Longer than any password may be: not worth hashing, and not worth telling apart.
  const right = await isPassword(person?.passwordHash, password.slice(0, 200));
  if (!person || !right || password.length > 200 || person.suspendedAt)
    refuse("not-allowed", "That e-mail and password do not match.");
  await attemptSucceeded(email, given.address);
  return { personId: person.id, name: person.name, email: person.email };
}
