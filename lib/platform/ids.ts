import { createHash, randomBytes } from "node:crypto";

const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: 12 letters and digits (60 random bits), without look-alikes and safe in an address. */
export const newId = (): string => Array.from(randomBytes(12), (byte) => LETTERS[byte & 31]).join("");

/** A new secret for a link or a token: 32 random bytes, base64url. Only its `digest` is ever stored. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** SHA-256 in hex. */
export const digest = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");
