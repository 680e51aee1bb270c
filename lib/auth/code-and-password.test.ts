import { beforeAll, expect, test } from "vitest";
import { beginSession, wayToNewPassword } from "#lib/auth/begin-session.ts";
import { knownBrowser } from "#lib/auth/known-browser.ts";
import { useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { confirmPassword } from "#lib/newsroom/people/commands/confirm-password.ts";
import { setPassword } from "#lib/newsroom/people/commands/set-password.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { personOfPasswordLink } from "#lib/newsroom/people/reads/person-of-password-link.ts";
import { buildSecondFactor, signedInMember } from "#lib/newsroom/people/testing/build-second-factor.ts";
import { logTo } from "#lib/platform/log.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(async () => {
  useSettings();
  forget("auth-secret");
  await database().insert(tables.newsroom).values({ name: "The Evening Ledger", setUpAt: new Date() });
});

let addresses = 0;
const freshAddress = () => `203.0.113.${++addresses}`;

test("[U53] a weak password leads to another only with a code, and that one takes a code too", async () => {
  const { me, nextCode } = await buildSecondFactor(database(), "manager");
  const address = freshAddress();
  await expect(wayToNewPassword(me.personId, { address })).rejects.toMatchObject({ reason: "code-needed" });
  await expect(wayToNewPassword(me.personId, { address }, "000000")).rejects.toThrow(
    "That code is not right",
  );
  const code = nextCode();
  const way = await wayToNewPassword(me.personId, { address }, code);
  expect(way).toMatch(/^\/password\/.+\?why=rule$/);
  await expect(wayToNewPassword(me.personId, { address }, code)).rejects.toThrow("That code is not right");
  const secret = way.slice("/password/".length, way.indexOf("?"));
  const { personId } = await setPassword(null, { secret, password: "monsoon over the delta" });
  await expect(beginSession(personId, { address })).rejects.toMatchObject({ reason: "code-needed" });
});

test("[U50] that way needs no administrator's right, and ends with a suspension", async () => {
  const admin = await buildPerson(database(), "administrator");
  const me = await signedInMember(database(), "manager");
  const way = await wayToNewPassword(me.personId, { address: freshAddress() });
  const secret = way.slice("/password/".length, way.indexOf("?"));
  expect(await personOfPasswordLink(secret)).toMatchObject({ state: "good", email: me.email });
  await suspendPerson(admin, { personId: me.personId });
  expect(await personOfPasswordLink(secret)).toEqual({ state: "expired" });
});

test("[U32] a browser is remembered for its person once the code was right, not before", async () => {
  const { me, nextCode } = await buildSecondFactor(database(), "reporter");
  const remembered: string[] = [];
  const asking = { address: freshAddress(), remember: (value: string) => void remembered.push(value) };
  await expect(beginSession(me.personId, asking)).rejects.toMatchObject({ reason: "code-needed" });
  await expect(beginSession(me.personId, asking, "000000")).rejects.toThrow("That code is not right");
  expect(remembered).toEqual([]);
  await beginSession(me.personId, asking, nextCode());
  expect(knownBrowser(remembered[0], me.email)).toMatch(/./);
});

test("[U38] wrong codes and passwords that were not confirmed are told in the security log", async () => {
  const { me } = await buildSecondFactor(database(), "reporter");
  const lines: string[] = [];
  put("log", logTo({ write: (line: string) => void lines.push(line) }, "info"));
  forget("security-lines");
  const address = freshAddress();
  await expect(beginSession(me.personId, { address }, "000000")).rejects.toThrow();
  await expect(confirmPassword(me, { password: "not this one" })).rejects.toThrow();
  forget("log");
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { security: "code-failed", personId: me.personId, from: address, why: "not-allowed" },
    { security: "password-not-confirmed", personId: me.personId, why: "not-allowed" },
  ]);
  expect(lines.join("")).not.toMatch(/000000|not this one/);
});
