import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { grouped, RECOVERY_CODES } from "#lib/newsroom/people/second-factor.ts";
import { digest, newId } from "#lib/platform/ids.ts";

// 32 of them, so that five bits choose one evenly; without look-alikes, because these are copied by hand.
const LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

const newLetters = (): string => Array.from(randomBytes(16), (byte) => LETTERS[byte & 31]).join("");

/** Ten fresh recovery codes in place of those there were. Shown now and never again: only digests are kept. */
export async function makeRecoveryCodes(tx: Transaction, personId: string, at: Date): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newLetters);
  await tx.delete(tables.recoveryCode).where(eq(tables.recoveryCode.personId, personId));
  await tx
    .insert(tables.recoveryCode)
    .values(codes.map((code) => ({ id: newId(), personId, codeDigest: digest(code), createdAt: at })));
  return codes.map(grouped);
}
