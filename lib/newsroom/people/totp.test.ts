import { expect, test } from "vitest";
import { readCode } from "#lib/newsroom/people/second-factor.ts";
import { codeAt, newTotpSecret, stepAt, stepOfCode, totpAddress } from "#lib/newsroom/people/totp.ts";

/** "12345678901234567890", the secret of RFC 6238, in base32. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
/** Appendix B, SHA-1; of its eight digits an app of six shows the last six. */
const VECTORS: [number, string][] = [
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
];
const seconds = (at: number) => new Date(at * 1000);

test("[U54] codes are those of RFC 6238", () => {
  for (const [at, digits] of VECTORS) {
    expect(codeAt(SECRET, seconds(at)), String(at)).toBe(digits.slice(2));
    expect(stepOfCode(SECRET, digits.slice(2), seconds(at), 0), String(at)).toBe(Math.floor(at / 30));
  }
});

test("[U54] a code is good in its half minute and in those beside it, and no longer", () => {
  const at = 1_234_567_890;
  const code = codeAt(SECRET, seconds(at));
  for (const [later, isGood] of [
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ] as const)
    expect(stepOfCode(SECRET, code, seconds(at + later), 0) !== null, `${later} s`).toBe(isGood);
});

test("[U54] a code that was taken, and every one before it, is not taken again", () => {
  const at = seconds(1_234_567_890);
  const step = stepAt(at);
  const code = codeAt(SECRET, at);
  expect(stepOfCode(SECRET, code, at, step - 1)).toBe(step);
  expect(stepOfCode(SECRET, code, at, step)).toBeNull();
  expect(stepOfCode(SECRET, codeAt(SECRET, seconds(1_234_567_860)), at, step)).toBeNull();
  expect(stepOfCode(SECRET, codeAt(SECRET, seconds(1_234_567_920)), at, step)).toBe(step + 1);
});

test("[U54] a code is read as people type it, and nothing else is one", () => {
  expect(readCode(" 123 456 ")).toEqual({ kind: "app", digits: "123456" });
  expect(readCode("ABCD-efgh 1234-5678")).toEqual({ kind: "recovery", letters: "abcdefgh12345678" });
  for (const typed of [
    "",
    "12345",
    "1234567",
    "12345a",
    "１２３４５６",
    "abcd-efgh-1234",
    "x".repeat(10_000),
  ])
    expect(readCode(typed), typed.slice(0, 20)).toBeNull();
});

test("[U54] a secret is 160 bits in letters for typing, and its address names newsroom and person", () => {
  const secret = newTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(secret);
  const address = new URL(totpAddress(secret, "The Ledger: Pune & Goa", "asha@ledger.test"));
  expect(address.protocol).toBe("otpauth:");
  expect(address.searchParams.get("secret")).toBe(secret);
  expect(address.searchParams.get("issuer")).toBe("The Ledger  Pune & Goa");
  expect(decodeURIComponent(address.pathname)).toContain("asha@ledger.test");
});
