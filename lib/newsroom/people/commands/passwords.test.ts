import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { personOfPassword } from "#lib/auth/sign-in.ts";
import { buildMember, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { changePassword } from "#lib/newsroom/people/commands/change-password.ts";
import { makePasswordLink } from "#lib/newsroom/people/commands/make-password-link.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { setPassword } from "#lib/newsroom/people/commands/set-password.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { personOfPasswordLink } from "#lib/newsroom/people/reads/person-of-password-link.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(() => useSettings());
afterEach(() => void forget("clock"));

const inHours = (hours: number) => put("clock", { now: () => new Date(Date.now() + hours * 60 * 60 * 1000) });
const secretOf = (path: string) => path.replace("/password/", "");
const signIn = (email: string, password: string) =>
  personOfPassword({ email, password, address: "192.0.2.200" });
const openSessions = async (personId: string): Promise<string[]> =>
  (await database().select().from(tables.session).where(eq(tables.session.personId, personId)))
    .filter(({ endedAt }) => endedAt === null)
    .map(({ id }) => id);

test("[U25] an administrator's link sets a new password, once, and signs its person out everywhere", async () => {
  const admin = await buildPerson(database(), "administrator");
  const member = await buildMember("galley-demo", "reporter");
  await openSession(null, { personId: member.personId, seconds: 60 });
  const { path } = await makePasswordLink(admin, { personId: member.personId });
  const secret = secretOf(path);
  expect(await personOfPasswordLink(secret)).toMatchObject({ state: "good", email: member.email });
  expect(JSON.stringify(await database().select().from(tables.passwordLink))).not.toContain(secret);
  // Until it is used, the old one is as good as before.
  await signIn(member.email, "galley-demo");
  const both = await Promise.allSettled(
    ["monsoon-rain", "winter-rain"].map((password) => setPassword(null, { secret, password })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const kept = both[0]!.status === "fulfilled" ? "monsoon-rain" : "winter-rain";
  await signIn(member.email, kept);
  await expect(signIn(member.email, "galley-demo")).rejects.toMatchObject({ reason: "not-allowed" });
  expect(await openSessions(member.personId)).toEqual([]);
  expect(await personOfPasswordLink(secret)).toEqual({ state: "used" });
});

test("[U25] the link ends after a day, when a newer one is made, and with its person's access", async () => {
  const admin = await buildPerson(database(), "administrator");
  const member = await buildMember("galley-demo", "reporter");
  const password = "monsoon-rain";
  const first = await makePasswordLink(admin, { personId: member.personId });
  const second = await makePasswordLink(admin, { personId: member.personId });
  await expect(setPassword(null, { secret: secretOf(first.path), password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("no longer valid")],
  });
  inHours(25);
  await expect(setPassword(null, { secret: secretOf(second.path), password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("no longer valid")],
  });
  forget("clock");
  await expect(setPassword(null, { secret: "guessed", password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("not a link of this newsroom")],
  });
  const third = await makePasswordLink(admin, { personId: member.personId });
  await suspendPerson(admin, { personId: member.personId });
  await expect(setPassword(null, { secret: secretOf(third.path), password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("no longer valid")],
  });
});

test("[U25] nobody but an administrator makes such a link, not even for themselves", async () => {
  for (const role of ["reporter", "manager"] as const) {
    const person = await buildPerson(database(), role);
    await expect(makePasswordLink(person, { personId: person.personId })).rejects.toMatchObject({
      sentences: ["Only an administrator may make a link for a new password."],
    });
  }
});

test("[U26] one's own password is changed by who knows it, and every other window is signed out", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const here = await openSession(null, { personId: member.personId, seconds: 60 });
  await openSession(null, { personId: member.personId, seconds: 60 });
  const me = { ...member, sessionId: here.sessionId };
  await expect(
    changePassword(me, { current: "galley-dem0", password: "monsoon-rain" }),
  ).rejects.toMatchObject({ sentences: ["Your current password is not right."] });
  const { sessions, session } = await changePassword(me, {
    current: "galley-demo",
    password: "monsoon-rain",
  });
  expect(sessions).toBe(1);
  // This window goes on, under an id that nobody knew before.
  expect(session.sessionId).not.toBe(here.sessionId);
  expect(session.expiresAt).toEqual(here.expiresAt);
  expect(await openSessions(member.personId)).toEqual([session.sessionId]);
  await signIn(member.email, "monsoon-rain");
});

test("[U26] whoever finds an open window has eight guesses at the password behind it", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const guess = () => changePassword(member, { current: "wrong-password", password: "monsoon-rain" });
  for (let turn = 0; turn < 8; turn++)
    await expect(guess()).rejects.toMatchObject({ sentences: ["Your current password is not right."] });
  await expect(guess()).rejects.toMatchObject({ reason: "too-many" });
  await expect(
    changePassword(member, { current: "galley-demo", password: "monsoon-rain" }),
  ).rejects.toMatchObject({ reason: "too-many" });
});
