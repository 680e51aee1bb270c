import { isCommonPassword } from "#lib/platform/common-passwords.ts";
import { passwordRefusals, type Owner } from "#lib/newsroom/people/password-rule.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Hashes a new password for this person, before any transaction; refuses one that does not keep the rule. */
export async function hashNewPassword(password: string, owner: Owner, from: string): Promise<string> {
  const refusals = passwordRefusals(password, owner, isCommonPassword);
  if (refusals.length > 0) refuse("bad-input", ...refusals);
  return hashPassword(password, { from, first: true });
}

/** Whether a password that was right still keeps the rule for whoever signs in with it. */
export const keepsTheRule = (password: string, owner: Owner): boolean =>
  passwordRefusals(password, owner, isCommonPassword).length === 0;
