import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { buildMember, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { beginSecondFactor } from "#lib/newsroom/people/commands/begin-second-factor.ts";
import { makePasswordLink } from "#lib/newsroom/people/commands/make-password-link.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import {
  resetSecondFactor,
  resetSecondFactorByOperator,
  turnOffSecondFactor,
} from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { renewRecoveryCodes } from "#lib/newsroom/people/commands/renew-recovery-codes.ts";
import { requireSecondFactor } from "#lib/newsroom/people/commands/require-second-factor.ts";
import { setPassword } from "#lib/newsroom/people/commands/set-password.ts";
import { turnOnSecondFactor } from "#lib/newsroom/people/commands/turn-on-second-factor.ts";
import { ownSecondFactor } from "#lib/newsroom/people/reads/own-second-factor.ts";
import {
  buildSecondFactor,
  inSeconds,
  signedInMember,
} from "#lib/newsroom/people/testing/build-second-factor.ts";
import { codeAt } from "#lib/newsroom/people/totp.ts";
import { forget } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(async () => {
  useSettings();
  forget("auth-secret");
  await database().insert(tables.newsroom).values({ name: "The Evening Ledger", setUpAt: new Date() });
});
afterEach(() => void forget("clock"));
afterAll(() => void forget("auth-secret"));

const enter = (personId: string, code?: string) =>
  openSession(null, { personId, seconds: 60, ...(code === undefined ? {} : { code }) });
const WRONG = { reason: "not-allowed", sentences: [expect.stringContaining("That code is not right")] };
const statuses = (answers: PromiseSettledResult<unknown>[]) => answers.map(({ status }) => status).toSorted();

test("[U53] without a second factor a session opens as before, with one only by a code", async () => {
  const plain = await buildMember("galley-demo", "reporter");
  await enter(plain.personId);
  const { me, nextCode } = await buildSecondFactor(database(), "reporter");
  await expect(enter(me.personId)).rejects.toMatchObject({ reason: "code-needed" });
  await expect(enter(me.personId, "  ")).rejects.toMatchObject({ reason: "code-needed" });
  for (const wrong of ["000000", "12345", "a".repeat(16), "x".repeat(99)])
    await expect(enter(me.personId, wrong), wrong).rejects.toMatchObject(WRONG);
  const { sessionId } = await enter(me.personId, nextCode());
  expect(sessionId).toMatch(/./);
});

test("[U53] a link that sets a new password opens no session past the second factor", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { me } = await buildSecondFactor(database(), "reporter");
  const { path } = await makePasswordLink(admin, { personId: me.personId });
  await setPassword(null, { secret: path.split("/")[2]!, password: "monsoon-rain" });
  await expect(enter(me.personId)).rejects.toMatchObject({ reason: "code-needed" });
});

test("[U54] of two who use one code at once, one comes in; and nobody with it later", async () => {
  for (let turn = 0; turn < 4; turn++) {
    const { me, nextCode } = await buildSecondFactor(database(), "reporter");
    const code = nextCode();
    const both = await Promise.allSettled([enter(me.personId, code), enter(me.personId, code)]);
    expect(statuses(both)).toEqual(["fulfilled", "rejected"]);
    await expect(enter(me.personId, code)).rejects.toMatchObject(WRONG);
  }
});

test("[U54] the code that set the factor up does not sign in as well", async () => {
  const { me, usedCode } = await buildSecondFactor(database(), "reporter");
  await expect(enter(me.personId, usedCode)).rejects.toMatchObject(WRONG);
});

test("[U55] a recovery code opens once, also when two use it at once; new ones make the old ones worth nothing", async () => {
  const { me, recoveryCodes } = await buildSecondFactor(database(), "reporter");
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first, second, third] = recoveryCodes as [string, string, string];
  const both = await Promise.allSettled([enter(me.personId, first), enter(me.personId, first)]);
  expect(statuses(both)).toEqual(["fulfilled", "rejected"]);
  expect((await ownSecondFactor(me)).recoveryCodesLeft).toBe(9);
  await enter(me.personId, second.toUpperCase().replaceAll("-", " "));
  const { recoveryCodes: renewed } = await renewRecoveryCodes(me, {});
  await expect(enter(me.personId, third)).rejects.toMatchObject(WRONG);
  await enter(me.personId, renewed[0]!);
});

test("[U55] one person's recovery code opens nothing for another", async () => {
  const [one, two] = [
    await buildSecondFactor(database(), "reporter"),
    await buildSecondFactor(database(), "reporter"),
  ];
  await expect(enter(one.me.personId, two.recoveryCodes[0]!)).rejects.toMatchObject(WRONG);
});

test("[U55] neither the secret nor a recovery code lies readable in the tables or in the record", async () => {
  const { me, secret, recoveryCodes } = await buildSecondFactor(database(), "reporter");
  await enter(me.personId, recoveryCodes[0]!);
  const kept = JSON.stringify([
    await database().select().from(tables.secondFactor),
    await database().select().from(tables.recoveryCode),
    await database().select().from(tables.event),
  ]);
  for (const text of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
    expect(kept).not.toContain(text);
});

test("[U59] setting up asks for a code from the app, and ends the sessions that were opened without", async () => {
  const me = await signedInMember(database(), "reporter");
  const elsewhere = await enter(me.personId);
  const { secret } = await beginSecondFactor(me, {});
  await expect(turnOnSecondFactor(me, { code: "000000" })).rejects.toMatchObject(WRONG);
  expect(await ownSecondFactor(me)).toMatchObject({ turnedOnAt: null });
  await enter(me.personId);
  await turnOnSecondFactor(me, { code: codeAt(secret, new Date()) });
  const open = await database().select().from(tables.session).where(eq(tables.session.personId, me.personId));
  expect(open.filter(({ endedAt }) => !endedAt).map(({ id }) => id)).toEqual([me.sessionId]);
  expect(open.map(({ id }) => id)).toContain(elsewhere.sessionId);
});

test("[U59] setting up anew replaces the factor only when the new one is proved", async () => {
  const { me, secret, nextCode } = await buildSecondFactor(database(), "reporter");
  const begun = await beginSecondFactor(me, {});
  await enter(me.personId, nextCode());
  await turnOnSecondFactor(me, { code: codeAt(begun.secret, new Date()) });
  inSeconds(60);
  await expect(enter(me.personId, codeAt(secret, new Date(Date.now() + 60_000)))).rejects.toMatchObject(
    WRONG,
  );
  await enter(me.personId, codeAt(begun.secret, new Date(Date.now() + 60_000)));
});

test("[U59] it is turned off by its person, not where their role requires it, and not twice", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { me } = await buildSecondFactor(database(), "picture-editor");
  await requireSecondFactor(admin, { role: "picture-editor", required: true });
  await expect(turnOffSecondFactor(me, {})).rejects.toMatchObject({
    sentences: ["Your role requires a second factor: it cannot be turned off."],
  });
  await requireSecondFactor(admin, { role: "picture-editor", required: false });
  await turnOffSecondFactor(me, {});
  await enter(me.personId);
  for (const again of [() => turnOffSecondFactor(me, {}), () => renewRecoveryCodes(me, {})])
    await expect(again()).rejects.toMatchObject({
      sentences: ["You have no second factor: set it up first."],
    });
});

test("[U60] an administrator resets the factor of another, which ends their sessions and links; nobody else does", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { me } = await buildSecondFactor(database(), "manager");
  const { path } = await makePasswordLink(admin, { personId: me.personId });
  const manager = await buildPerson(database(), "manager");
  await expect(resetSecondFactor(manager, { personId: me.personId })).rejects.toMatchObject({
    sentences: ["Only an administrator may reset a second factor."],
  });
  await resetSecondFactor(admin, { personId: me.personId });
  const sessions = await database()
    .select()
    .from(tables.session)
    .where(eq(tables.session.personId, me.personId));
  expect(sessions.filter(({ endedAt }) => !endedAt)).toEqual([]);
  await expect(
    setPassword(null, { secret: path.split("/")[2]!, password: "monsoon-rain" }),
  ).rejects.toMatchObject({ reason: "not-found" });
  await enter(me.personId);
  await expect(resetSecondFactor(admin, { personId: me.personId })).rejects.toMatchObject({
    sentences: [`${me.name} has no second factor.`],
  });
});

test("[U60] nobody resets their own; the last administrator's is reset at the machine", async () => {
  const { me } = await buildSecondFactor(database(), "administrator");
  await expect(resetSecondFactor(me, { personId: me.personId })).rejects.toMatchObject({
    sentences: ["Change your own second factor in your menu, or ask another administrator."],
  });
  await expect(resetSecondFactorByOperator(me, { email: me.email })).rejects.toMatchObject({
    sentences: ["This is done at the machine."],
  });
  expect(await resetSecondFactorByOperator(null, { email: me.email.toUpperCase() })).toEqual({
    name: me.name,
  });
  await enter(me.personId);
});

test("[U58] only an administrator requires it, and whoever has none yet is announced", async () => {
  const admin = await buildPerson(database(), "administrator");
  const editor = await buildPerson(database(), "desk-editor");
  await expect(requireSecondFactor(editor, { role: "manager", required: true })).rejects.toMatchObject({
    sentences: ["Only an administrator may require a second factor."],
  });
  await buildSecondFactor(database(), "desk-editor");
  expect(await requireSecondFactor(admin, { role: "desk-editor", required: true })).toEqual({ without: 1 });
  expect((await ownSecondFactor(editor)).required).toBe(true);
  await requireSecondFactor(admin, { role: "desk-editor", required: false });
  expect((await ownSecondFactor(editor)).required).toBe(false);
});
