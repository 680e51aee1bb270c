import { giveBackToAccount, takeFromNew } from "#lib/auth/account-limits.ts";
import { knownBrowser } from "#lib/auth/known-browser.ts";
import { attemptsAllowed, refuseUntil } from "#lib/platform/attempts.ts";
import { digest } from "#lib/platform/ids.ts";
import { networkOf } from "#lib/platform/network.ts";

/** Wrong passwords for one e-mail from one address: a person who mistypes is not shut out, a guesser is. */
export const ATTEMPTS_PER_PERSON = 8;
/** Wrong passwords from one address: a whole newsroom may sit behind it, so it is much more. */
export const ATTEMPTS_PER_ADDRESS = 100;

const perPerson = attemptsAllowed("sign-in-person", ATTEMPTS_PER_PERSON);
const perAddress = attemptsAllowed("sign-in-address", ATTEMPTS_PER_ADDRESS);
const perBrowser = attemptsAllowed("sign-in-browser", ATTEMPTS_PER_PERSON);

/** Somebody tries to sign in: as whom, from where, and with what their browser brought. */
export interface Attempt {
  email: string;
  address: string;
  /** The value of the cookie by which a browser is known again. */
  knownAs?: string | undefined;
}

/** What was taken for an attempt, to be given back when the password is right. */
export interface Taken {
  /** The person signed in before in this browser or from this address. */
  isKnown: boolean;
  giveBack(personId: string): Promise<void>;
}

/**
 * Takes one attempt, before the password is looked at. A browser in which this person signed in before has an allowance of
 * its own, whatever others do. Otherwise the address is asked first: one that is used up costs nothing more. Then the
 * e-mail at this address; and from where its person never signed in, the account itself, which only ever gets slow.
 */
export async function takeAttempt(
  { email, address, knownAs }: Attempt,
  account: () => Promise<{ personId: string | undefined; isKnownFrom(network: string): Promise<boolean> }>,
): Promise<Taken> {
  const browser = knownBrowser(knownAs, email);
  if (browser && (await perBrowser.isFree(browser))) {
    await perBrowser.take(browser);
    return { isKnown: true, giveBack: () => perBrowser.forget(browser) };
  }
  const network = networkOf(address);
  // An e-mail can be long; its digest is not.
  const pair = digest(`${email} ${network}`);
  await perAddress.take(network);
  await perPerson.take(pair);
  const giveBack = async () => {
    await perPerson.forget(pair);
    await perAddress.giveBack(network);
  };
  const { personId, isKnownFrom } = await account();
  if (await isKnownFrom(network)) return { isKnown: true, giveBack };
  const wait = takeFromNew({ personId, email: digest(email) });
  if (wait > 0) refuseUntil(wait);
  return {
    isKnown: false,
    giveBack: async (id) => {
      await giveBack();
      giveBackToAccount(id);
    },
  };
}
