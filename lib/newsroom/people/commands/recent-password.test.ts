import { eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { changeRoles } from "#lib/newsroom/people/commands/change-roles.ts";
import { confirmPassword } from "#lib/newsroom/people/commands/confirm-password.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { makePasswordLink } from "#lib/newsroom/people/commands/make-password-link.ts";
import { reinstatePerson } from "#lib/newsroom/people/commands/reinstate-person.ts";
import { resetSecondFactor } from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { requireSecondFactor } from "#lib/newsroom/people/commands/require-second-factor.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import {
  buildSecondFactor,
  inSeconds,
  signedInMember,
} from "#lib/newsroom/people/testing/build-second-factor.ts";
import { newId } from "#lib/platform/ids.ts";
import { forget } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(async () => {
  useSettings();
  forget("auth-secret");
  await database().insert(tables.newsroom).values({ name: "The Evening Ledger", setUpAt: new Date() });
});
afterEach(() => void forget("clock"));

const LATER = 15 * 60 + 1;
const ASKED = { reason: "confirm-password" };
const invite = (role: "reporter" | "manager" | "administrator") => ({
  name: "R",
  email: `${newId()}@recent.test`,
  roles: [role],
});

test("[U61] a quarter of an hour after signing in every change of people asks for the password, and changes nothing", async () => {
  const admin = await signedInMember(database(), "administrator");
  const other = await buildPerson(database(), "reporter");
  const { personId } = other;
  const gone = await buildPerson(database(), "reporter");
  await suspendPerson(admin, { personId: gone.personId });
  const { me: factored } = await buildSecondFactor(database(), "reporter");
  const tries = {
    "invite a manager": () => invitePerson(admin, invite("manager")),
    "invite an administrator": () => invitePerson(admin, invite("administrator")),
    "change roles": () => changeRoles(admin, { personId, roles: ["manager"] }),
    "make a password link": () => makePasswordLink(admin, { personId }),
    suspend: () => suspendPerson(admin, { personId }),
    reinstate: () => reinstatePerson(admin, { personId: gone.personId }),
    "end sessions": () => endSessions(admin, { personId }),
    "reset a factor": () => resetSecondFactor(admin, { personId: factored.personId }),
    "require a factor": () => requireSecondFactor(admin, { role: "copy-editor", required: true }),
  };
  const all = async () =>
    JSON.stringify([
      await database().select().from(tables.person).orderBy(tables.person.id),
      await database().select().from(tables.invitation),
      await database().select().from(tables.passwordLink),
      await database().select().from(tables.newsroom),
      await database().select().from(tables.event),
    ]);
  const before = await all();
  inSeconds(LATER);
  for (const [what, attempt] of Object.entries(tries))
    await expect(attempt(), what).rejects.toMatchObject(ASKED);
  expect(await all()).toBe(before);
  // Given once, it counts for all of them.
  await confirmPassword(admin, { password: "galley-demo" });
  for (const attempt of Object.values(tries)) await attempt();
});

test("[U61] inviting a reporter and ending one's own sessions ask for nothing", async () => {
  const admin = await signedInMember(database(), "administrator");
  inSeconds(LATER);
  await invitePerson(admin, invite("reporter"));
  await endSessions(admin, { personId: admin.personId });
});

test("[U61] whoever may not is told so, and not asked for the password", async () => {
  const manager = await signedInMember(database(), "manager");
  inSeconds(LATER);
  await expect(invitePerson(manager, invite("manager"))).rejects.toMatchObject({ reason: "not-allowed" });
});

test("[U61] a password given in one session counts in no other, nor after that one has ended", async () => {
  const admin = await signedInMember(database(), "administrator");
  const other = await buildPerson(database(), "reporter");
  const change = (sessionId: string) =>
    changeRoles({ ...admin, sessionId }, { personId: other.personId, roles: ["manager"] });
  await expect(change("another-session")).rejects.toMatchObject(ASKED);
  // Somebody else's session does not count either.
  const stranger = await signedInMember(database(), "reporter");
  await expect(change(stranger.sessionId)).rejects.toMatchObject(ASKED);
  await database()
    .update(tables.session)
    .set({ endedAt: new Date() })
    .where(eq(tables.session.id, admin.sessionId));
  await expect(change(admin.sessionId)).rejects.toMatchObject(ASKED);
});

test("[U57] a wrong password confirms nothing, and guessing waits ever longer", async () => {
  const admin = await signedInMember(database(), "administrator");
  const start = LATER;
  inSeconds(start);
  for (const wrong of ["galley-dem0", "", "x".repeat(201), undefined, { $ne: "" }])
    await expect(confirmPassword(admin, { password: wrong as string })).rejects.toMatchObject({
      sentences: ["That password is not right."],
    });
  await expect(confirmPassword(admin, { password: "galley-demo" })).rejects.toMatchObject({
    reason: "too-many",
  });
  await expect(invitePerson(admin, invite("manager"))).rejects.toMatchObject(ASKED);
  inSeconds(start + 31);
  await confirmPassword(admin, { password: "galley-demo" });
  await invitePerson(admin, invite("manager"));
});
