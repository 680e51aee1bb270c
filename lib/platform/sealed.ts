import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { authSecret } from "#lib/platform/secret.ts";

const NONCE = 12;
const TAG = 16;

/**
 * Each purpose has a key of its own from the newsroom's one secret, so that what was made for one can never be shown for
 * another; sealing and digests share none either.
 */
const keyOf = (use: "sealed" | "digest", purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", authSecret(), "galley", `${use}: ${purpose}`, 32));

/** Encrypts a text (AES-256-GCM) for one purpose and one owner; moved to another owner's row it does not open. */
export function seal(purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf("sealed", purpose), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The text that was sealed; null when it was damaged, forged, or sealed with another secret. */
export function unseal(purpose: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  const opener = createDecipheriv("aes-256-gcm", keyOf("sealed", purpose), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  })
    .setAAD(Buffer.from(owner))
    .setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  try {
    return opener.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + opener.final("utf8");
  } catch {
    // The tag does not match: not sealed by us for this.
    return null;
  }
}

/** A digest that nobody without the newsroom's secret can look up in a table of likely texts. */
export const keyedDigest = (purpose: string, text: string): string =>
  createHmac("sha256", keyOf("digest", purpose)).update(text).digest("base64url").slice(0, 22);

export const isKeyedDigest = (purpose: string, text: string, given: string): boolean => {
  const right = Buffer.from(keyedDigest(purpose, text));
  const its = Buffer.from(given);
  return right.length === its.length && timingSafeEqual(right, its);
};
