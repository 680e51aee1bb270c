import { attemptsAllowed } from "#lib/platform/attempts.ts";
import { digest } from "#lib/platform/ids.ts";

/** Wrong passwords for one e-mail from one address: a person who mistypes is not shut out, a guesser is. */
export const ATTEMPTS_PER_PERSON = 8;
/** Wrong passwords from one address: a whole newsroom may sit behind it, so it is much more. */
export const ATTEMPTS_PER_ADDRESS = 100;

const perPerson = attemptsAllowed("sign-in-person", ATTEMPTS_PER_PERSON);
const perAddress = attemptsAllowed("sign-in-address", ATTEMPTS_PER_ADDRESS);
// An e-mail can be long; its digest is not.
const keyOf = (email: string, address: string) => digest(`${email.trim().toLowerCase()} ${address}`);

/** Takes one attempt of this person and of this address, before the password is looked at. */
export async function takeAttempt(email: string, address: string): Promise<void> {
  await perPerson.take(keyOf(email, address));
  await perAddress.take(address);
}

/** The password was right: the person begins anew, and the address has one attempt back. */
export async function attemptSucceeded(email: string, address: string): Promise<void> {
  await perPerson.forget(keyOf(email, address));
  await perAddress.giveBack(address);
}
