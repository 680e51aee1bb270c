import { afterEach, beforeAll, expect, test } from "vitest";
import { actorOfCookie, holderOf, judgeCookie } from "#lib/auth/actor-of-cookie.ts";
import { authOptions } from "#lib/auth/auth-options.ts";
import { beginSession } from "#lib/auth/begin-session.ts";
import { FIRST_STEP_SECONDS, personOfFirstStep, sealFirstStep } from "#lib/auth/first-step.ts";
import { sessionAnswer } from "#lib/auth/session-answer.ts";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { cookieOf, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { beginSecondFactor } from "#lib/newsroom/people/commands/begin-second-factor.ts";
import { changePassword } from "#lib/newsroom/people/commands/change-password.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { resetSecondFactor } from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { requireSecondFactor } from "#lib/newsroom/people/commands/require-second-factor.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { turnOnSecondFactor } from "#lib/newsroom/people/commands/turn-on-second-factor.ts";
import {
  buildSecondFactor,
  inSeconds,
  signedInMember,
} from "#lib/newsroom/people/testing/build-second-factor.ts";
import { codeAt } from "#lib/newsroom/people/totp.ts";
import { bus } from "#lib/platform/bus.ts";
import { forget } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(async () => {
  useSettings();
  forget("auth-secret");
  await database().insert(tables.newsroom).values({ name: "The Evening Ledger", setUpAt: new Date() });
});
afterEach(() => void forget("clock"));

let addresses = 0;
const freshAddress = () => `198.51.100.${++addresses}`;
type Given = Record<"email" | "password" | "code", string>;
/** What next-auth's endpoint does with a form, without the form. */
const authorize = (given: Partial<Given>, address = freshAddress()) => {
  const [provider] = authOptions({ address }).providers as unknown as [
    { options: { authorize(given: Partial<Given>): Promise<{ id: string; sid: string }> } },
  ];
  return provider.options.authorize(given);
};

test("[U53] next-auth's endpoint takes e-mail and password as ever, and a code where there is a second factor", async () => {
  const plain = await signedInMember(database(), "reporter");
  expect(await authorize({ email: plain.email, password: "galley-demo" })).toMatchObject({
    id: plain.personId,
  });
  const { me, nextCode } = await buildSecondFactor(database(), "reporter");
  const given = { email: me.email, password: "galley-demo" };
  await expect(authorize(given)).rejects.toThrow(/^code-needed$/);
  await expect(authorize({ ...given, code: "" })).rejects.toThrow(/^code-needed$/);
  await expect(authorize({ ...given, code: "000000" })).rejects.toThrow("That code is not right");
  const code = nextCode();
  const { sid } = await authorize({ ...given, code });
  expect(sid).toMatch(/./);
  await expect(authorize({ ...given, code })).rejects.toThrow("That code is not right");
});

test("[U53] a right code tells nothing and opens nothing without the right password", async () => {
  const { me, nextCode } = await buildSecondFactor(database(), "reporter");
  const code = nextCode();
  for (const email of [me.email, "nobody@galley.test"])
    for (const given of [code, "000000", ""])
      await expect(authorize({ email, password: "wrong-password", code: given })).rejects.toThrow(
        /^That e-mail and password do not match\.$/,
      );
  // It was not used up either.
  await authorize({ email: me.email, password: "galley-demo", code });
});

test("[U57] wrong codes wait ever longer where they come from, and the person comes in from elsewhere", async () => {
  const { me, nextCode } = await buildSecondFactor(database(), "reporter");
  const address = freshAddress();
  const guesses = await Promise.allSettled(
    Array.from({ length: 12 }, (_, number) =>
      beginSession(me.personId, { address }, String(100_000 + number)),
    ),
  );
  const reasons = guesses.map((one) =>
    one.status === "rejected" ? (one.reason as Error & { reason: string }).reason : "in",
  );
  expect(reasons.filter((reason) => reason === "not-allowed")).toHaveLength(5);
  expect(reasons.filter((reason) => reason === "too-many")).toHaveLength(7);
  const code = nextCode();
  await expect(beginSession(me.personId, { address }, code)).rejects.toMatchObject({
    reason: "too-many",
    sentences: ["Too many attempts: try again in 30 seconds."],
  });
  await beginSession(me.personId, { address: freshAddress() }, code);
});

test("[U57] wrong codes from many addresses wait too", async () => {
  const { me } = await buildSecondFactor(database(), "reporter");
  const reasons: string[] = [];
  for (let turn = 0; turn < 22; turn++)
    await beginSession(me.personId, { address: freshAddress() }, "000000").catch(
      (thrown: { reason: string }) => reasons.push(thrown.reason),
    );
  expect(reasons.filter((reason) => reason === "not-allowed")).toHaveLength(20);
  expect(reasons.slice(20)).toEqual(["too-many", "too-many"]);
});

test("[U56] the first step is good for five minutes, for its person, and for nothing else", async () => {
  const { me } = await buildSecondFactor(database(), "reporter");
  const step = await sealFirstStep({ personId: me.personId, mustChoose: false });
  expect(step).not.toContain(me.personId);
  expect(await personOfFirstStep(step)).toEqual({ personId: me.personId, mustChoose: false });
  expect(await personOfFirstStep(undefined)).toBeNull();
  expect(await personOfFirstStep(`${step.slice(0, -4)}AAAA`)).toBeNull();
  expect(await personOfFirstStep("x".repeat(100_000))).toBeNull();
  // It is no session, and a session is no first step.
  expect((await judgeCookie(`${sessionCookieName()}=${step}`)).actor).toBeNull();
  expect(await personOfFirstStep(await sealSession(me.sessionId, me.personId))).toBeNull();
  inSeconds(FIRST_STEP_SECONDS + 1);
  expect(await personOfFirstStep(step)).toBeNull();
});

test("[U56] a new password, ended sessions and a suspension void a first step", async () => {
  const admin = await buildPerson(database(), "administrator");
  for (const [what, end] of [
    ["password", (me) => changePassword(me, { current: "galley-demo", password: "monsoon-rain" })],
    ["sessions", (me) => endSessions(admin, { personId: me.personId })],
    ["suspension", (me) => suspendPerson(admin, { personId: me.personId })],
  ] as [string, (me: Awaited<ReturnType<typeof signedInMember>>) => Promise<unknown>][]) {
    const { me } = await buildSecondFactor(database(), "reporter");
    const step = await sealFirstStep({ personId: me.personId, mustChoose: false });
    await end(me);
    expect(await personOfFirstStep(step), what).toBeNull();
  }
});

test("[U58] whose role requires one and who has none is nobody at every door, at once, until it is set up", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { cookie, sessionId } = await cookieOf(await signedInMember(database(), "copy-editor"));
  const me = (await actorOfCookie(cookie))!;
  const { cookie: others } = await cookieOf(await buildPerson(database(), "reporter"));
  const heard: string[] = [];
  const stop = bus().listen(({ subject, id }) => void heard.push(`${subject} ${id}`));
  await requireSecondFactor(admin, { role: "copy-editor", required: true });
  stop();
  expect(heard).toContain(`person ${me.personId}`);
  // Pages, actions, streams and sockets all ask these two.
  expect(await actorOfCookie(cookie)).toBeNull();
  const judged = await judgeCookie(cookie);
  expect(judged).toMatchObject({ actor: null, why: "second-factor-needed" });
  expect((await sessionAnswer(cookie)).status).toBe(403);
  expect((await actorOfCookie(others))?.personId).toMatch(/./);
  const holder = holderOf(judged)!;
  expect(holder).toMatchObject({ personId: me.personId, sessionId });
  const { secret } = await beginSecondFactor(holder, {});
  expect(await actorOfCookie(cookie)).toBeNull();
  await turnOnSecondFactor(holder, { code: codeAt(secret, new Date()) });
  expect((await actorOfCookie(cookie))?.personId).toBe(me.personId);
  await resetSecondFactor(admin, { personId: me.personId });
  expect((await judgeCookie(cookie)).actor).toBeNull();
  await requireSecondFactor(admin, { role: "copy-editor", required: false });
});

test("[U58] a suspension and an ended session come before: they leave nothing to set up", async () => {
  const admin = await buildPerson(database(), "administrator");
  await requireSecondFactor(admin, { role: "picture-editor", required: true });
  const suspended = await signedInMember(database(), "picture-editor");
  const ended = await signedInMember(database(), "picture-editor");
  await suspendPerson(admin, { personId: suspended.personId });
  await endSessions(admin, { personId: ended.personId });
  for (const [person, why] of [
    [suspended, "suspended"],
    [ended, "session-ended"],
  ] as const) {
    const judged = await judgeCookie(
      `${sessionCookieName()}=${await sealSession(person.sessionId, person.personId)}`,
    );
    expect(judged).toMatchObject({ actor: null, why });
    expect(holderOf(judged)).toBeNull();
  }
  await requireSecondFactor(admin, { role: "picture-editor", required: false });
});
