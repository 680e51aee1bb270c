import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";

/** argon2id with the memory and passes that OWASP recommends (19 MiB, two passes): the library's own defaults. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"));

/** Somebody's hash whose password nobody knows, so that "no such person" takes as long as "wrong password". */
const nobodysHash = (): Promise<string> => once("nobodys-password-hash", () => hashPassword(newSecret()));

/** Whether this is the password. Without a hash the answer is no, after the same time. */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const right = await verify(passwordHash ?? (await nobodysHash()), password.normalize("NFC"));
  return right && Boolean(passwordHash);
}
