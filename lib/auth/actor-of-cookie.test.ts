import { eq } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, test } from "vitest";
import { actorOfCookie, judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { cookieOf, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { changeRoles } from "#lib/newsroom/people/commands/change-roles.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { reinstatePerson } from "#lib/newsroom/people/commands/reinstate-person.ts";
import { signOut } from "#lib/newsroom/people/commands/sign-out.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { authSecret } from "#lib/platform/secret.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(() => {
  useSettings();
  forget("auth-secret");
});
const name = "next-auth.session-token";

test("[U4] a session's cookie tells who asks, with roles and desks as they are now", async () => {
  const admin = await buildPerson(database(), "administrator");
  const reporter = await buildPerson(database(), "reporter");
  await database().insert(tables.desk).values({ id: "city", name: "City desk", createdAt: new Date() });
  await database().insert(tables.personDesk).values({ personId: reporter.personId, deskId: "city" });
  const { cookie, sessionId } = await cookieOf(reporter);
  expect(await actorOfCookie(`theme=dark; ${cookie}; other=1`)).toEqual({
    ...reporter,
    deskIds: ["city"],
    sessionId,
  });
  await changeRoles(admin, { personId: reporter.personId, roles: ["copy-editor", "manager"] });
  expect((await actorOfCookie(cookie))?.roles).toEqual(["copy-editor", "manager"]);
});

test("[F7] a desk that is closed is nobody's, and desks come in the order in which they were opened", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const opened = (day: number) => new Date(Date.UTC(2026, 0, day));
  await database()
    .insert(tables.desk)
    .values([
      { id: "later", name: "A later desk", createdAt: opened(3) },
      { id: "shut", name: "A shut desk", createdAt: opened(1), closedAt: opened(2) },
      { id: "first", name: "Sport desk", createdAt: opened(1) },
    ]);
  await database()
    .insert(tables.personDesk)
    .values(["later", "shut", "first"].map((deskId) => ({ personId: reporter.personId, deskId })));
  const { cookie } = await cookieOf(reporter);
  expect((await actorOfCookie(cookie))?.deskIds).toEqual(["first", "later"]);
});

test("[U4] a long cookie that was cut into pieces is put together in order", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const { cookie } = await cookieOf(reporter);
  const sealed = cookie.slice(name.length + 1);
  const pieces = [sealed.slice(0, 40), sealed.slice(40, 90), sealed.slice(90)];
  const cut = [2, 0, 1].map((number) => `${name}.${number}=${pieces[number]}`).join("; ");
  expect((await actorOfCookie(cut))?.personId).toBe(reporter.personId);
});

test("[U4] nothing, garbage, another's seal, an old seal or an invented session is nobody", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const { cookie, sessionId } = await cookieOf(reporter);
  const token = { sub: reporter.personId, sid: sessionId };
  const forged = await encode({ token, secret: "another secret, also of 32 letters!" });
  const old = await encode({ token, secret: authSecret(), maxAge: -60 });
  const invented = await sealSession("invented", reporter.personId);
  const without = await encode({ token: { sub: reporter.personId }, secret: authSecret() });
  const damaged = `${cookie.slice(0, -6)}AAAAAA`;
  for (const header of [
    undefined,
    null,
    "",
    "a",
    `${name}=`,
    `${name}=eyJ.x.y`,
    damaged,
    "x".repeat(100_000),
  ])
    expect(await actorOfCookie(header)).toBeNull();
  for (const sealed of [forged, old, invented, without])
    expect(await actorOfCookie(`${name}=${sealed}`)).toBeNull();
});

test("[U5] an ended, expired or signed-out session is worth nothing from the next request", async () => {
  const admin = await buildPerson(database(), "administrator");
  const reporter = await buildPerson(database(), "reporter");
  const [phone, desktop, laptop] = [
    await cookieOf(reporter),
    await cookieOf(reporter),
    await cookieOf(reporter),
  ];
  await signOut({ ...reporter, sessionId: phone.sessionId }, {});
  expect(await judgeCookie(phone.cookie)).toEqual({ actor: null, why: "session-ended" });
  expect(await actorOfCookie(desktop.cookie)).not.toBeNull();
  await database()
    .update(tables.session)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(tables.session.id, desktop.sessionId));
  expect(await judgeCookie(desktop.cookie)).toEqual({ actor: null, why: "session-ended" });
  expect(await endSessions(admin, { personId: reporter.personId })).toEqual({ sessions: 1 });
  expect(await judgeCookie(laptop.cookie)).toEqual({ actor: null, why: "session-ended" });
});

test("[U5] a suspended person is nobody at once, and reinstated they sign in anew", async () => {
  const admin = await buildPerson(database(), "administrator");
  const reporter = await buildPerson(database(), "reporter");
  const { cookie } = await cookieOf(reporter);
  await suspendPerson(admin, { personId: reporter.personId, reason: "Left the paper" });
  expect(await judgeCookie(cookie)).toEqual({ actor: null, why: "suspended" });
  await expect(cookieOf(reporter)).rejects.toMatchObject({ sentences: ["Your access has ended."] });
  await reinstatePerson(admin, { personId: reporter.personId });
  expect(await judgeCookie(cookie)).toEqual({ actor: null, why: "session-ended" });
  expect(await actorOfCookie((await cookieOf(reporter)).cookie)).not.toBeNull();
});

test("[U6] a newsroom on https asks for secure cookies and takes no others", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const plain = await cookieOf(reporter);
  useSettings({ PUBLIC_URL: "https://desk.example" });
  expect(sessionCookieName()).toBe("__Host-next-auth.session-token");
  expect(await actorOfCookie(plain.cookie)).toBeNull();
  expect(await actorOfCookie((await cookieOf(reporter)).cookie)).not.toBeNull();
  useSettings();
});

test("[U4] the judgement needs no clock but the newsroom's", async () => {
  const reporter = await buildPerson(database(), "reporter");
  const { cookie } = await cookieOf(reporter);
  put("clock", { now: () => new Date(Date.now() + 31 * 24 * 60 * 60 * 1000) });
  expect(await actorOfCookie(cookie)).toBeNull();
  forget("clock");
  expect(await actorOfCookie(cookie)).not.toBeNull();
});
