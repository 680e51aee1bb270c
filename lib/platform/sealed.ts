import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { authSecret } from "#lib/platform/secret.ts";

/** A key of its own for each purpose, from the newsroom's one secret. */
const keyFor = (purpose: string): Buffer =>
  Buffer.from(hkdfSync("sha256", authSecret(), "galley", purpose, 32));

/** A text that only this newsroom can read again (AES-256-GCM), bound to its purpose. */
export function seal(purpose: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** Reads what was sealed for this purpose; throws when it was changed, or sealed with another secret. */
export function unseal(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12), {
    authTagLength: 16,
  });
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}

/** A digest that nobody without the newsroom's secret can look up in a table of likely texts. */
export const keyedDigest = (purpose: string, text: string): string =>
  createHmac("sha256", keyFor(purpose)).update(text).digest("base64url").slice(0, 22);

export const isKeyedDigest = (purpose: string, text: string, given: string): boolean => {
  const right = Buffer.from(keyedDigest(purpose, text));
  const its = Buffer.from(given);
  return right.length === its.length && timingSafeEqual(right, its);
};
