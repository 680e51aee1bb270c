import { secureCookies } from "#lib/auth/session-cookie.ts";
import { newId } from "#lib/platform/ids.ts";
import { isKeyedDigest, keyedDigest } from "#lib/platform/sealed.ts";

// A browser in which somebody signed in before keeps an allowance of its own for their account (OWASP: device cookies), so
// that whoever guesses from ten thousand addresses makes nobody wait who works here.

/** Several people may share a browser at a desk. */
const PEOPLE = 5;
export const KNOWN_BROWSER_SECONDS = 180 * 24 * 60 * 60;

export const knownBrowserCookieName = (): string =>
  secureCookies() ? "__Host-galley-known-browser" : "galley-known-browser";

const PURPOSE = "known browser";
const signedText = (nonce: string, email: string) => `${nonce} ${email}`;

interface Entry {
  nonce: string;
  mac: string;
}
const entriesIn = (value: string | undefined): Entry[] =>
  (value ?? "")
    .slice(0, 1_000)
    .split(".")
    .slice(0, PEOPLE)
    .flatMap((entry) => {
      const [nonce, mac] = entry.split("~");
      return nonce && mac ? [{ nonce, mac }] : [];
    });

/** What names this browser for this account; null when its person has not signed in in it. */
export const knownBrowser = (value: string | undefined, email: string): string | null =>
  entriesIn(value).find(({ nonce, mac }) => isKeyedDigest(PURPOSE, signedText(nonce, email), mac))?.nonce ??
  null;

/** The cookie's value after this person signed in: newest first, with a new name for the browser. */
export function rememberedIn(value: string | undefined, email: string): string {
  const others = entriesIn(value).filter(
    ({ nonce, mac }) => !isKeyedDigest(PURPOSE, signedText(nonce, email), mac),
  );
  const nonce = newId();
  const mine = { nonce, mac: keyedDigest(PURPOSE, signedText(nonce, email)) };
  return [mine, ...others]
    .slice(0, PEOPLE)
    .map((entry) => `${entry.nonce}~${entry.mac}`)
    .join(".");
}
