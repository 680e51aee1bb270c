import { and, eq, isNull } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import type { LockedSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { CODE_NEEDED, readCode, WRONG_CODE } from "#lib/newsroom/people/second-factor.ts";
import { stepOfCode } from "#lib/newsroom/people/totp.ts";
import { digest } from "#lib/platform/ids.ts";
import { log } from "#lib/platform/log.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { unseal } from "#lib/platform/sealed.ts";

export const SECRET_PURPOSE = "second factor";

export const openSecret = (factor: { personId: string }, sealed: string | null): string | null =>
  sealed === null ? null : unseal(SECRET_PURPOSE, factor.personId, sealed);

/**
 * Takes a code for good: a person who has a second factor opens no session without one. The person's row is locked, so
 * of two who use one code at once the second finds it used. Answers what proved it, null when there is no factor.
 */
export async function takeCode(
  tx: Transaction,
  factor: LockedSecondFactor,
  typed: string | undefined,
  at: Date,
): Promise<"app" | "recovery-code" | null> {
  if (!factor.isOn) return null;
  if (!typed?.trim()) refuse("code-needed", CODE_NEEDED);
  const code = readCode(typed);
  if (code?.kind === "app") {
    const secret = openSecret(factor, factor.secret);
    // Another NEXTAUTH_SECRET than when it was set up: recovery codes still open, which are digests only.
    if (secret === null) log().error({ personId: factor.personId }, "a second factor cannot be unsealed");
    const step = secret === null ? null : stepOfCode(secret, code.digits, at, factor.lastStep);
    if (step === null) refuse("not-allowed", WRONG_CODE);
    const { secondFactor } = tables;
    await tx.update(secondFactor).set({ lastStep: step }).where(eq(secondFactor.personId, factor.personId));
    return "app";
  }
  const { recoveryCode } = tables;
  const used = code
    ? await tx
        .update(recoveryCode)
        .set({ usedAt: at })
        .where(
          and(
            eq(recoveryCode.personId, factor.personId),
            eq(recoveryCode.codeDigest, digest(code.letters)),
            isNull(recoveryCode.usedAt),
          ),
        )
        .returning({ id: recoveryCode.id })
    : [];
  return used.length > 0 ? "recovery-code" : refuse("not-allowed", WRONG_CODE);
}
