import { hash, verify } from "@node-rs/argon2";
import { fairQueue } from "#lib/platform/fair-queue.ts";
import { newSecret } from "#lib/platform/ids.ts";
import { counter } from "#lib/platform/metrics.ts";
import { once } from "#lib/platform/process.ts";

/** Who asks for the work: the address or the person it is for. Those who are known already go first. */
export interface Asks {
  from: string;
  first: boolean;
}
const ITSELF: Asks = { from: "newsroom", first: true };

// Hashing holds a thread of the pool that serves files and compression too: a burst of sign-ins must not take them all.
const inTurn = <T>(work: () => Promise<T>, asks: Asks): Promise<T> =>
  once("password-work", () =>
    fairQueue({
      atOnce: 2,
      waiting: 50,
      busy: "The newsroom is busy with other sign-ins just now. Please try again in a moment.",
    }),
  )(work, asks);

/** argon2id with the memory and passes that OWASP recommends (19 MiB, two passes): the library's own defaults. */
export const hashPassword = (password: string, asks: Asks = ITSELF): Promise<string> =>
  inTurn(() => hash(password.normalize("NFC")), asks);

/** Somebody's hash whose password nobody knows, so that "no such person" takes as long as "wrong password". */
const nobodysHash = (): Promise<string> => once("nobodys-password-hash", () => hashPassword(newSecret()));

/** How often a password was compared with a hash: a guesser makes it climb. */
export const passwordsCompared = () =>
  counter("galley_passwords_compared_total", "Passwords that were compared with a hash.");

/** Whether this is the password. Without a hash the answer is no, after the same time. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
  asks: Asks = ITSELF,
): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash());
  const right = await inTurn(() => {
    passwordsCompared().add();
    return verify(against, password.normalize("NFC"));
  }, asks);
  return right && Boolean(passwordHash);
}
