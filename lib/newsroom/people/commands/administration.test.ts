import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { changeRoles } from "#lib/newsroom/people/commands/change-roles.ts";
import { closeDesk } from "#lib/newsroom/people/commands/close-desk.ts";
import { endSessions } from "#lib/newsroom/people/commands/end-sessions.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { openDesk } from "#lib/newsroom/people/commands/open-desk.ts";
import { reinstatePerson } from "#lib/newsroom/people/commands/reinstate-person.ts";
import { renameDesk } from "#lib/newsroom/people/commands/rename-desk.ts";
import { setDeskPeople } from "#lib/newsroom/people/commands/set-desk-people.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { withdrawInvitation } from "#lib/newsroom/people/commands/withdraw-invitation.ts";
import { assignablePeople, peopleList } from "#lib/newsroom/people/reads/people.ts";
import { ROLES } from "#lib/newsroom/people/roles.ts";
import { addSection } from "#lib/newsroom/style/commands/add-section.ts";
import { setAttributionForm } from "#lib/newsroom/style/commands/set-attribution-form.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";

const { database } = useDatabase();

/** The administrators of earlier tests leave, so that this one begins with its own. */
const nobodyElse = () => database().update(tables.person).set({ suspendedAt: new Date() });
const hearing = (): { heard: Announcement[]; stop: () => void } => {
  const heard: Announcement[] = [];
  return { heard, stop: bus().listen((announcement) => void heard.push(announcement)) };
};

test("[U11] only an administrator changes people, desks and house style; a manager's rank gives no right to it", async () => {
  const admin = await buildPerson(database(), "administrator");
  const person = await buildPerson(database(), "reporter");
  const { deskId } = await openDesk(admin, { name: "City desk" });
  const { invitationId } = await invitePerson(admin, {
    name: "R",
    email: "r@harbour.test",
    roles: ["reporter"],
  });
  const others: (Actor | null)[] = [null];
  for (const role of ROLES) if (role !== "administrator") others.push(await buildPerson(database(), role));
  others.push(await buildPerson(database()));
  const before = JSON.stringify([await peopleList(), await database().select().from(tables.desk)]);
  for (const actor of others) {
    const tries = [
      () => invitePerson(actor, { name: "X", email: "x@harbour.test", roles: ["administrator"] }),
      () => withdrawInvitation(actor, { invitationId }),
      () => changeRoles(actor, { personId: actor?.personId ?? person.personId, roles: ["administrator"] }),
      () => suspendPerson(actor, { personId: admin.personId }),
      () => reinstatePerson(actor, { personId: person.personId }),
      () => endSessions(actor, { personId: admin.personId }),
      () => openDesk(actor, { name: "Mine" }),
      () => renameDesk(actor, { deskId, name: "Mine" }),
      () => closeDesk(actor, { deskId }),
      () => setDeskPeople(actor, { deskId, personIds: [] }),
      () => addSection(actor, { name: "Mine" }),
      () => setAttributionForm(actor, { form: "By {sources}" }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ reason: "not-allowed" });
  }
  expect(JSON.stringify([await peopleList(), await database().select().from(tables.desk)])).toBe(before);
});

test("[U12] a newsroom keeps an administrator, also when two remove each other at once", async () => {
  await nobodyElse();
  const [one, two] = [
    await buildPerson(database(), "administrator"),
    await buildPerson(database(), "administrator", "manager"),
  ];
  const both = await Promise.allSettled([
    changeRoles(one, { personId: two.personId, roles: ["manager"] }),
    suspendPerson(two, { personId: one.personId }),
  ]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const left = (await assignablePeople()).filter(({ roles }) => roles.includes("administrator"));
  expect(left).toHaveLength(1);
  const last = [one, two].find(({ personId }) => personId === left[0]!.id)!;
  await expect(changeRoles(last, { personId: last.personId, roles: ["reporter"] })).rejects.toMatchObject({
    sentences: [`${last.name} is the only administrator: make somebody else an administrator first.`],
  });
});

test("[U12] nobody suspends themselves, or somebody who is suspended already", async () => {
  const [one, two] = [
    await buildPerson(database(), "administrator"),
    await buildPerson(database(), "reporter"),
  ];
  await expect(suspendPerson(one, { personId: one.personId })).rejects.toMatchObject({
    sentences: ["You cannot suspend yourself: ask another administrator."],
  });
  await suspendPerson(one, { personId: two.personId, reason: "Lost computer" });
  await expect(suspendPerson(one, { personId: two.personId })).rejects.toMatchObject({
    sentences: [`${two.name} is suspended already.`],
  });
  await expect(suspendPerson(one, { personId: "nobody" })).rejects.toMatchObject({ reason: "not-found" });
  const events = await database().select().from(tables.event).where(eq(tables.event.subjectId, two.personId));
  expect(events).toMatchObject([{ name: "person.suspended", personId: one.personId, note: "Lost computer" }]);
});

test("[U13] a suspension, changed roles and ended sessions are announced by id, to be judged again", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { personId } = await buildPerson(database(), "reporter");
  const { heard, stop } = hearing();
  await changeRoles(admin, { personId, roles: ["manager"] });
  await endSessions(admin, { personId });
  await suspendPerson(admin, { personId });
  await reinstatePerson(admin, { personId });
  await expect(changeRoles(admin, { personId, roles: [] })).rejects.toMatchObject({ reason: "bad-input" });
  stop();
  expect(heard).toEqual(
    ["person.roles-changed", "person.sessions-ended", "person.suspended", "person.reinstated"].map(
      (what) => ({
        subject: "person",
        id: personId,
        what,
      }),
    ),
  );
});

test("[U13] everyone may end their own sessions, and nobody else's", async () => {
  const [one, two] = [await buildPerson(database(), "reporter"), await buildPerson(database(), "reporter")];
  await endSessions(one, { personId: one.personId });
  await expect(endSessions(one, { personId: two.personId })).rejects.toMatchObject({ reason: "not-allowed" });
});

test("[U11] the list tells who is in, in which roles, at which desks and in how many browsers", async () => {
  const admin = await buildPerson(database(), "administrator");
  const person = await buildPerson(database(), "reporter", "copy-editor");
  const { deskId } = await openDesk(admin, { name: "Night desk" });
  await setDeskPeople(admin, { deskId, personIds: [person.personId, person.personId] });
  const listed = (await peopleList()).find(({ id }) => id === person.personId);
  expect(listed).toEqual({
    id: person.personId,
    name: person.name,
    email: person.email,
    ink: person.ink,
    roles: ["reporter", "copy-editor"],
    suspendedAt: null,
    desks: ["Night desk"],
    openSessions: 0,
    hasSecondFactor: false,
    lastSignInAt: null,
  });
  expect(JSON.stringify(await peopleList())).not.toContain("argon2");
});
