import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { ADMINISTRATOR_IDLE_LIMIT, hasRunOut, IDLE_LIMIT } from "#lib/auth/session-limits.ts";
import { personOfPassword } from "#lib/auth/sign-in.ts";
import { buildMember, cookieOf, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { requireNewPassword } from "#lib/newsroom/people/commands/require-new-password.ts";
import { setPassword } from "#lib/newsroom/people/commands/set-password.ts";
import { invitationMail } from "#lib/newsroom/people/jobs/send-invitation.ts";
import { encryptedMail } from "#lib/newsroom/people/jobs/send-mail.ts";
import { latestSignIns } from "#lib/newsroom/people/reads/sign-ins.ts";
import { browserInWords } from "#lib/newsroom/people/sign-in-record.ts";
import { readNotifications } from "#lib/newsroom/queries/commands/read-notifications.ts";
import { forget, put } from "#lib/platform/process.ts";
import { logTo } from "#lib/platform/log.ts";
import { logSecurity } from "#lib/platform/security-log.ts";

const { database } = useDatabase();
beforeAll(() => useSettings());
afterEach(() => void forget("clock"));

const MINUTE = 60_000;

test("[U36] a session left alone ends: after twelve hours for administrators, after seven days for others", () => {
  const at = new Date("2026-11-29T08:00:00Z");
  const before = (time: number) => new Date(at.getTime() - time);
  const expiresAt = new Date(at.getTime() + 1);
  const used = (time: number) => ({
    createdAt: before(20 * IDLE_LIMIT),
    lastUsedAt: before(time),
    expiresAt,
  });
  expect(hasRunOut(used(IDLE_LIMIT), ["manager"], at)).toBe(false);
  expect(hasRunOut(used(IDLE_LIMIT + 1), ["manager"], at)).toBe(true);
  expect(hasRunOut(used(ADMINISTRATOR_IDLE_LIMIT), ["manager", "administrator"], at)).toBe(false);
  expect(hasRunOut(used(ADMINISTRATOR_IDLE_LIMIT + 1), ["manager", "administrator"], at)).toBe(true);
  expect(hasRunOut({ createdAt: before(1), lastUsedAt: null, expiresAt: at }, [], at)).toBe(true);
});

test("[U36] its use is written, but not at every request", async () => {
  const began = Date.now();
  put("clock", { now: () => new Date(began) });
  const { cookie, sessionId } = await cookieOf(await buildPerson(database(), "reporter"));
  const usedAfter = async (minutes: number) => {
    put("clock", { now: () => new Date(began + minutes * MINUTE) });
    await judgeCookie(cookie);
    const [row] = await database().select().from(tables.session).where(eq(tables.session.id, sessionId));
    return Math.round((row!.lastUsedAt!.getTime() - began) / MINUTE);
  };
  expect([await usedAfter(3), await usedAfter(7), await usedAfter(9)]).toEqual([0, 7, 7]);
});

test("[U37] signing in ends the session that this browser had, whosever it was", async () => {
  const first = await cookieOf(await buildPerson(database(), "reporter"));
  const second = await buildPerson(database(), "reporter");
  await openSession(null, { personId: second.personId, seconds: 60, replaces: first.sessionId });
  expect(await judgeCookie(first.cookie)).toEqual({ actor: null, why: "session-ended" });
});

test("[U39] a sign-in is on record with its address and browser, and its person sees the one before", async () => {
  const me = await buildPerson(database(), "reporter");
  const firefox = browserInWords("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
  expect(firefox).toBe("Firefox on Linux");
  const from = { personId: me.personId, seconds: 60, address: "192.0.2.4", browser: firefox };
  const { sessionId } = await openSession(null, from);
  expect(await latestSignIns({ ...me, sessionId })).toMatchObject([
    { address: "192.0.2.4", browser: firefox, isThis: true, isOpen: true },
  ]);
  const [event] = await database().select().from(tables.event).where(eq(tables.event.subjectId, me.personId));
  expect(event).toMatchObject({ name: "person.signed-in", fact: { address: "192.0.2.4", browser: firefox } });
});

test("[U35] whoever became a manager with a short password chooses another at the next sign-in", async () => {
  const manager = await buildMember("winter-rain", "manager");
  const signIn = (password: string) =>
    personOfPassword({ email: manager.email, password, address: "192.0.2.61" });
  expect((await signIn("winter-rain")).mustChoose).toBe(true);
  const { path } = await requireNewPassword(null, { personId: manager.personId });
  const secret = path.replace("/password/", "");
  await expect(setPassword(null, { secret, password: "winter-snow" })).rejects.toThrow(
    /at least 12 characters/,
  );
  await setPassword(null, { secret, password: "winter-snow-rain" });
  expect((await signIn("winter-snow-rain")).mustChoose).toBe(false);
});

test("[U38] a line tells who, from where and what, no e-mail, and a flood is counted", () => {
  const lines: string[] = [];
  put("log", logTo({ write: (line: string) => void lines.push(line) }, "info"));
  forget("security-lines");
  for (let one = 0; one < 500; one++)
    logSecurity("sign-in-failed", { email: "asha@galley.test", address: "192.0.2.9" }, one);
  logSecurity("sign-in-failed", { personId: "asha", address: "192.0.2.9" }, MINUTE);
  forget("log");
  expect(lines).toHaveLength(62);
  expect(JSON.parse(lines[60]!)).toMatchObject({ notWritten: 440 });
  expect(JSON.parse(lines[61]!)).toMatchObject({
    personId: "asha",
    from: "192.0.2.9",
    security: "sign-in-failed",
  });
  expect(lines.join("")).not.toContain("asha@galley.test");
});

test("[U40] mail goes out encrypted, unless the mail server is this machine", () => {
  expect(encryptedMail("smtp://mail.example:587?ignoreTLS=true")).toBe(
    "smtp://mail.example:587?requireTLS=true",
  );
  expect(encryptedMail("smtp://127.0.0.1:25")).toBe("smtp://127.0.0.1:25");
  expect(encryptedMail("smtp://[::1]:25")).toBe("smtp://[::1]:25");
});

test("[U41] a job carries no secret that could be read", () => {
  expect(JSON.stringify(invitationMail("one", "/join/the-secret"))).not.toContain("the-secret");
});

test("[U43] marking notifications as read when none is unread records nothing", async () => {
  const me = await buildPerson(database(), "reporter");
  expect(await readNotifications(me, {})).toEqual({ read: 0 });
  expect(await database().select().from(tables.event).where(eq(tables.event.personId, me.personId))).toEqual(
    [],
  );
});
