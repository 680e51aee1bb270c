import { and, desc, eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test } from "vitest";
import { buildMember, useSettings } from "#lib/auth/testing.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { acceptInvitation } from "#lib/newsroom/people/commands/accept-invitation.ts";
import { changePassword } from "#lib/newsroom/people/commands/change-password.ts";
import { changeRoles } from "#lib/newsroom/people/commands/change-roles.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { makePasswordLink } from "#lib/newsroom/people/commands/make-password-link.ts";
import { reinstatePerson } from "#lib/newsroom/people/commands/reinstate-person.ts";
import { revokePasswordLink } from "#lib/newsroom/people/commands/revoke-password-link.ts";
import { setPassword } from "#lib/newsroom/people/commands/set-password.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { withdrawInvitation } from "#lib/newsroom/people/commands/withdraw-invitation.ts";
import { invitationOfLink } from "#lib/newsroom/people/reads/invitation-of-link.ts";
import { openLinks } from "#lib/newsroom/people/reads/open-links.ts";
import { personOfPasswordLink } from "#lib/newsroom/people/reads/person-of-password-link.ts";
import { newId } from "#lib/platform/ids.ts";
import { forget } from "#lib/platform/process.ts";

const { database } = useDatabase();
beforeAll(() => useSettings());
afterEach(() => void forget("clock"));

const password = "monsoon-rain";
const secretOf = (path: string) => path.split("/")[2]!;
const administrator = () => buildPerson(database(), "administrator");
const invited = async (by: Actor) =>
  secretOf((await invitePerson(by, { name: "R", email: `${newId()}@link.test`, roles: ["reporter"] })).path);
const linkFor = async (by: Actor, whom: Actor) =>
  secretOf((await makePasswordLink(by, { personId: whom.personId })).path);
const join = (secret: string) => acceptInvitation(null, { secret, name: "R", password });
const NO_LONGER = { reason: "not-found", sentences: [expect.stringContaining("no longer valid")] };
const newestFact = async (name: string, subjectId: string) => {
  const { event } = tables;
  const [row] = await database()
    .select()
    .from(event)
    .where(and(eq(event.name, name), eq(event.subjectId, subjectId)))
    .orderBy(desc(event.id));
  return row?.fact;
};

test("[U50] links end with the right of whoever made them, and a right that comes back brings none back", async () => {
  const chief = await administrator();
  for (const [lose, regain] of [
    [
      (leaver: Actor) => suspendPerson(chief, { personId: leaver.personId }),
      (leaver: Actor) => reinstatePerson(chief, { personId: leaver.personId }),
    ],
    [
      (leaver: Actor) => changeRoles(chief, { personId: leaver.personId, roles: ["manager"] }),
      (leaver: Actor) => changeRoles(chief, { personId: leaver.personId, roles: ["administrator"] }),
    ],
  ] as const) {
    const leaver = await administrator();
    const manager = await buildMember("galley-demo", "manager");
    const invitation = await invited(leaver);
    const link = await linkFor(leaver, manager);
    const others = await invited(chief);
    await lose(leaver);
    for (const look of ["lost", "back"]) {
      if (look === "back") await regain(leaver);
      expect(await invitationOfLink(invitation), look).toEqual({ state: "expired" });
      expect(await personOfPasswordLink(link), look).toEqual({ state: "expired" });
      await expect(join(invitation)).rejects.toMatchObject(NO_LONGER);
      await expect(setPassword(null, { secret: link, password })).rejects.toMatchObject(NO_LONGER);
    }
    expect((await openLinks()).filter(({ madeBy }) => madeBy === leaver.name)).toEqual([]);
    expect(await invitationOfLink(others)).toMatchObject({ state: "good" });
  }
});

test("[U50] how many links ended with somebody's right is on record", async () => {
  const chief = await administrator();
  const leaver = await administrator();
  await invited(leaver);
  await linkFor(leaver, await buildMember("galley-demo", "manager"));
  await changeRoles(chief, { personId: leaver.personId, roles: ["reporter"] });
  expect(await newestFact("person.roles-changed", leaver.personId)).toMatchObject({ links: 2 });
});

test("[U50] a link whose maker lost their right in any other way is dead when it is used", async () => {
  const leaver = await administrator();
  const invitation = await invited(leaver);
  const link = await linkFor(leaver, await buildMember("galley-demo", "manager"));
  // Not by a command: a restored or mended row.
  await database().update(tables.person).set({ roles: [] }).where(eq(tables.person.id, leaver.personId));
  expect(await invitationOfLink(invitation)).toEqual({ state: "expired" });
  expect(await personOfPasswordLink(link)).toEqual({ state: "expired" });
  await expect(join(invitation)).rejects.toMatchObject(NO_LONGER);
  await expect(setPassword(null, { secret: link, password })).rejects.toMatchObject(NO_LONGER);
});

test("[U50] a password link from before makers were kept is dead", async () => {
  const link = await linkFor(await administrator(), await buildMember("galley-demo", "reporter"));
  await database().update(tables.passwordLink).set({ madeBy: null });
  await expect(setPassword(null, { secret: link, password })).rejects.toMatchObject(NO_LONGER);
});

test("[U50] a link used while its maker is suspended is used before, or dead after, and never in between", async () => {
  const chief = await administrator();
  for (let turn = 0; turn < 6; turn++) {
    const leaver = await administrator();
    const member = await buildMember("galley-demo", "reporter");
    const [invitation, link] = [await invited(leaver), await linkFor(leaver, member)];
    const uses = [
      () => join(invitation),
      () => setPassword(null, { secret: link, password }),
      () => suspendPerson(chief, { personId: leaver.personId }),
    ];
    const order = turn % 2 ? uses.toReversed() : uses;
    const answers = await Promise.allSettled(order.map((use) => use()));
    const [joined, set, suspended] = turn % 2 ? answers.toReversed() : answers;
    expect(suspended!.status).toBe("fulfilled");
    for (const answer of [joined!, set!])
      if (answer.status === "rejected") expect(answer.reason).toMatchObject(NO_LONGER);
    for (const [state, answer] of [
      [await invitationOfLink(invitation), joined!],
      [await personOfPasswordLink(link), set!],
    ] as const)
      expect(state).toEqual({ state: answer.status === "fulfilled" ? "used" : "expired" });
  }
});

test("[U50] whoever is suspended while they make a link leaves none", async () => {
  const chief = await administrator();
  for (let turn = 0; turn < 4; turn++) {
    const leaver = await administrator();
    const member = await buildMember("galley-demo", "reporter");
    const making = [
      () => suspendPerson(chief, { personId: leaver.personId }),
      () => invited(leaver),
      () => linkFor(leaver, member),
    ];
    await Promise.allSettled((turn % 2 ? making.toReversed() : making).map((make) => make()));
    await reinstatePerson(chief, { personId: leaver.personId });
    expect((await openLinks()).filter(({ madeBy }) => madeBy === leaver.name)).toEqual([]);
  }
});

test("[U51] a new password and ended sessions void the password links of their person", async () => {
  const chief = await administrator();
  for (const end of [
    (me: Actor) => changePassword(me, { current: "galley-demo", password }),
    (me: Actor) => endSessions(me, { personId: me.personId }),
    (me: Actor) => endSessions(chief, { personId: me.personId }),
    (me: Actor) => suspendPerson(chief, { personId: me.personId }),
  ]) {
    const member = await buildMember("galley-demo", "reporter");
    const link = await linkFor(chief, member);
    await end(member);
    expect(await personOfPasswordLink(link)).toEqual({ state: "expired" });
    await expect(setPassword(null, { secret: link, password: "thieves-rain" })).rejects.toMatchObject(
      NO_LONGER,
    );
  }
});

test("[U52] open links are listed with whom they are for, roles, maker and times, and never with their secret", async () => {
  const chief = await administrator();
  const member = await buildMember("galley-demo", "manager");
  const secrets = [await invited(chief), await linkFor(chief, member)];
  const listed = (await openLinks()).filter(({ madeBy }) => madeBy === chief.name);
  expect(listed).toMatchObject([
    { kind: "password", name: member.name, email: member.email, roles: ["manager"] },
    { kind: "invitation", name: "R", roles: ["reporter"] },
  ]);
  const days = listed.map((link) => (Date.parse(link.expiresAt) - Date.parse(link.madeAt)) / 86_400_000);
  expect(days).toEqual([1, 7]);
  for (const secret of secrets) expect(JSON.stringify(listed)).not.toContain(secret);
});

test("[U52] a revoked link opens nothing, is not listed, and only an administrator revokes one", async () => {
  const chief = await administrator();
  const [invitation, link] = [
    await invited(chief),
    await linkFor(chief, await buildMember("galley-demo", "manager")),
  ];
  const mine = async () => (await openLinks()).filter(({ madeBy }) => madeBy === chief.name);
  const revokeBy = async (actor: Actor) => {
    for (const { kind, id } of await mine())
      await (kind === "password"
        ? revokePasswordLink(actor, { linkId: id })
        : withdrawInvitation(actor, { invitationId: id }));
  };
  const manager = await buildPerson(database(), "manager");
  await expect(revokeBy(manager)).rejects.toMatchObject({
    sentences: ["Only an administrator may revoke links."],
  });
  await revokeBy(chief);
  expect(await mine()).toEqual([]);
  await expect(join(invitation)).rejects.toMatchObject(NO_LONGER);
  await expect(setPassword(null, { secret: link, password })).rejects.toMatchObject(NO_LONGER);
  await expect(revokePasswordLink(chief, { linkId: "no-such-link" })).rejects.toMatchObject({
    reason: "not-found",
  });
});
