import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { authSecret } from "#lib/platform/secret.ts";

const NONCE = 12;
const TAG = 16;

/** Each purpose has a key of its own, so that what was sealed for one can never be shown for another. */
const keyOf = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", authSecret(), "galley", `sealed: ${purpose}`, 32));

/** Encrypts a text (AES-256-GCM) for one purpose and one owner; moved to another owner's row it does not open. */
export function seal(purpose: string, owner: string, text: string): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", keyOf(purpose), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The text that was sealed; null when it was damaged, forged, or sealed with another secret. */
export function unseal(purpose: string, owner: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length < NONCE + TAG) return null;
  const opener = createDecipheriv("aes-256-gcm", keyOf(purpose), bytes.subarray(0, NONCE), {
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
