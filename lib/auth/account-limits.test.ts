import { afterEach, beforeAll, expect, test } from "vitest";
import { counted, FREE_FAILURES, HOUR, pauseOf, type AccountCount } from "#lib/auth/account-limits.ts";
import { knownBrowser, rememberedIn } from "#lib/auth/known-browser.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";
import { buildMember, useSettings } from "#lib/auth/testing.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { networkOf } from "#lib/platform/network.ts";
import { passwordsCompared } from "#lib/platform/password.ts";
import { forget, put } from "#lib/platform/process.ts";

useDatabase();
beforeAll(() => useSettings());
afterEach(() => void forget("clock"));

const RIGHT = "monsoon over the harbour";
const guessFrom = async (email: string, address: string) =>
  personOfPassword({ email, password: "wrong-password", address }).then(
    () => "in",
    (refusal: { reason: string }) => refusal.reason,
  );

test("[U32] an account is slow for strangers after twenty failures in an hour, slower the more, and free again after it", () => {
  let count: AccountCount | undefined;
  const pauses: number[] = [];
  for (let failure = 0; failure < 250; failure++) {
    count = counted(count, failure);
    pauses.push(pauseOf(count, failure) / 1000);
  }
  expect([pauses[FREE_FAILURES - 2], pauses[FREE_FAILURES - 1], pauses[59], pauses[249]]).toEqual([
    0, 5, 15, 30,
  ]);
  expect(pauseOf(count, HOUR)).toBe(0);
  expect(counted(count, HOUR)).toEqual({ since: HOUR, failures: 1, last: HOUR });
});

test("[U32] while somebody guesses from many addresses its person still gets in: known browser, known address, and slowly from anywhere", async () => {
  const member = await buildMember(RIGHT, "manager");
  const { email, personId } = member;
  const began = Date.now();
  put("clock", { now: () => new Date(began) });
  await openSession(null, { personId, seconds: 60, address: "2001:db8:1:2::7" });
  const answers = new Set<string>();
  for (let guess = 0; guess < 60; guess++) answers.add(await guessFrom(email, `198.51.100.${guess}`));
  expect([...answers]).toEqual(["not-allowed", "too-many"]);
  const enter = (from: { address: string; knownAs?: string }) =>
    personOfPassword({ email, password: RIGHT, ...from });
  await expect(enter({ address: "203.0.113.9" })).rejects.toThrow(/^Too many attempts/);
  expect((await enter({ address: "2001:db8:1:2:ffff::1" })).personId).toBe(personId);
  const knownAs = rememberedIn(undefined, email);
  expect((await enter({ address: "203.0.113.9", knownAs })).personId).toBe(personId);
  put("clock", { now: () => new Date(began + 6_000) });
  expect((await enter({ address: "203.0.113.9" })).personId).toBe(personId);
});

test("[U32] e-mails of nobody are treated alike", async () => {
  const answers: string[] = [];
  for (let guess = 0; guess <= FREE_FAILURES; guess++)
    answers.push(await guessFrom("nobody-at-all@galley.test", `198.51.100.${guess}`));
  expect(answers.at(-2)).toBe("not-allowed");
  expect(answers.at(-1)).toBe("too-many");
});

test("[U33] a used-up address costs no comparison and no memory for further e-mails", async () => {
  for (let guess = 0; guess < 100; guess++) await guessFrom(`g${guess}@galley.test`, "192.0.2.77");
  const before = await passwordsCompared().value();
  expect(await guessFrom("one-more@galley.test", "192.0.2.77")).toBe("too-many");
  expect(await passwordsCompared().value()).toBe(before);
  // What was not counted for it there is free elsewhere.
  expect(await guessFrom("one-more@galley.test", "192.0.2.78")).toBe("not-allowed");
});

test("[U33] an IPv6 subscriber is one address, an IPv4 address its own", () => {
  expect(networkOf("2001:db8:1:2:3:4:5:6")).toBe(networkOf("2001:0DB8:0001:0002::1"));
  expect(networkOf("2001:db8:1:2::1")).not.toBe(networkOf("2001:db8:1:3::1"));
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(networkOf("192.0.2.1")).toBe("192.0.2.1");
});

test("[U32] a known browser is one only for who signed in in it, and only with our own seal", () => {
  const one = rememberedIn(undefined, "asha@galley.test");
  const both = rememberedIn(one, "ravi@galley.test");
  expect(knownBrowser(both, "asha@galley.test")).not.toBeNull();
  expect(knownBrowser(both, "ravi@galley.test")).not.toBeNull();
  for (const forged of [undefined, "", "a~b", one.replace(/.$/, (last) => (last === "A" ? "B" : "A"))])
    expect(knownBrowser(forged, "asha@galley.test")).toBeNull();
  expect(knownBrowser(one, "ravi@galley.test")).toBeNull();
  const many = Array.from({ length: 9 }).reduce<string>(
    (all, _, place) => rememberedIn(all, `p${place}@x.test`),
    "",
  );
  expect(many.split(".")).toHaveLength(5);
});
