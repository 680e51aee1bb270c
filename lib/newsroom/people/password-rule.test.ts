import { expect, test } from "vitest";
import { isCommonPassword } from "#lib/platform/common-passwords.ts";
import { passwordRefusals, passwordRule } from "#lib/newsroom/people/password-rule.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";

const refusalOf = (password: string, ...roles: Role[]) =>
  passwordRefusals(
    password,
    { roles, name: "Asha Deshpande", email: "asha.d@harbour.test" },
    isCommonPassword,
  )[0] ?? "fine";

test("[U35] a password has twelve characters for managers and administrators, eight for others, is not common and holds nothing of its owner", () => {
  const COMMON = "That password is one of those that are tried first: choose another.";
  const OWN = "A password may not hold your name or your e-mail address.";
  for (const [password, role, said] of [
    ["monsoon", "reporter", "A password has at least 8 characters."],
    ["rain-sea", "reporter", "fine"],
    ["winter-1", "reporter", COMMON],
    ["winter-rain", "manager", "A manager's or administrator's password has at least 12 characters."],
    ["winter-rain", "administrator", "A manager's or administrator's password has at least 12 characters."],
    ["monsoon-rain", "manager", "fine"],
    ["password123", "reporter", COMMON],
    ["Qwertyuiop12!", "manager", COMMON],
    ["aaaaaaaaaaaaaa", "manager", COMMON],
    ["passwordpassword", "manager", COMMON],
    ["123456789012", "manager", COMMON],
    ["my-deshpande-2026", "manager", OWN],
    ["ASHA.D likes rain", "reporter", OWN],
    ["😀😀🌧🌧🚢🚢", "reporter", "A password has at least 8 characters."],
  ] as const)
    expect([password, refusalOf(password, role)]).toEqual([password, said]);
  expect(passwordRule(["reporter", "manager"])).toMatch(/^At least 12 characters, /);
  expect(passwordRule(["reporter"])).toMatch(/^At least 8 characters, /);
});
