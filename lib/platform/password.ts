import { hash, verify } from "@node-rs/argon2";
import { atMost } from "#lib/platform/at-most.ts";
import { newSecret } from "#lib/platform/ids.ts";
import { counter } from "#lib/platform/metrics.ts";
import { once } from "#lib/platform/process.ts";

// Hashing holds a thread of the pool that serves files and compression too: a burst of sign-ins must not take them all.
const inTurn = <T>(work: () => Promise<T>): Promise<T> => once("password-work", () => atMost(2))(work);

/** argon2id with the memory and passes that OWASP recommends (19 MiB, two passes): the library's own defaults. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(password.normalize("NFC")));

/** Somebody's hash whose password nobody knows, so that "no such person" takes as long as "wrong password". */
const nobodysHash = (): Promise<string> => once("nobodys-password-hash", () => hashPassword(newSecret()));

/** How often a password was compared with a hash: a guesser makes it climb. */
export const passwordsCompared = () =>
  counter("galley_passwords_compared_total", "Passwords that were compared with a hash.");

/** Whether this is the password. Without a hash the answer is no, after the same time. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  passwordsCompared().add();
  const right = await inTurn(() => verify(against, password.normalize("NFC")));
  return right && Boolean(passwordHash);
}
