import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { digest } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

const QUARTER_HOUR = 15 * 60;
/** Wrong passwords for one e-mail from one address: a person who mistypes is not shut out, a guesser is. */
export const ATTEMPTS_PER_PERSON = 8;
/** Wrong passwords from one address: a whole newsroom may sit behind it, so it is much more. */
export const ATTEMPTS_PER_ADDRESS = 100;

const limiter = (name: string, points: number): RateLimiterMemory =>
  once(
    `sign-in-attempts-${name}`,
    () => new RateLimiterMemory({ points, duration: QUARTER_HOUR, keyPrefix: name }),
  );
const perPerson = () => limiter("person", ATTEMPTS_PER_PERSON);
const perAddress = () => limiter("address", ATTEMPTS_PER_ADDRESS);
// An e-mail can be long; its digest is not.
const keyOf = (email: string, address: string) => digest(`${email.trim().toLowerCase()} ${address}`);

function tooMany(milliseconds: number): never {
  const minutes = Math.max(1, Math.ceil(milliseconds / 60_000));
  refuse("too-many", `Too many attempts: try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`);
}

/** Takes one attempt before the password is looked at, so that a thousand at once get no further than eight. */
export async function takeAttempt(email: string, address: string): Promise<void> {
  const place = await perAddress().get(address);
  if (place && place.consumedPoints >= ATTEMPTS_PER_ADDRESS) tooMany(place.msBeforeNext);
  try {
    await perPerson().consume(keyOf(email, address));
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown;
    tooMany((thrown as RateLimiterRes).msBeforeNext);
  }
}

export const attemptFailed = async (address: string): Promise<void> => {
  await perAddress().penalty(address);
};

export const attemptSucceeded = async (email: string, address: string): Promise<void> => {
  await perPerson().delete(keyOf(email, address));
};
