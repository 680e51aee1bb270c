import { eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { acceptInvitation } from "#lib/newsroom/people/commands/accept-invitation.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { openDesk } from "#lib/newsroom/people/commands/open-desk.ts";
import { withdrawInvitation } from "#lib/newsroom/people/commands/withdraw-invitation.ts";
import { invitationOfLink } from "#lib/newsroom/people/reads/invitation-of-link.ts";
import { openLinks } from "#lib/newsroom/people/reads/open-links.ts";
import { newId } from "#lib/platform/ids.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database } = useDatabase();
afterEach(() => void forget("clock"));

const inDays = (days: number) =>
  put("clock", { now: () => new Date(Date.now() + days * 24 * 60 * 60 * 1000) });
const secretOf = (path: string) => path.replace("/join/", "");
const freshEmail = () => `${newId()}@harbour.test`;
const password = "monsoon-rain";

test("[U9] an invitation becomes a person in the roles they were invited for, once", async () => {
  const admin = await buildPerson(database(), "administrator");
  const email = freshEmail();
  const { path } = await invitePerson(admin, {
    name: "Ravi",
    email: email.toUpperCase(),
    roles: ["copy-editor", "reporter"],
  });
  const secret = secretOf(path);
  expect(await invitationOfLink(secret)).toMatchObject({ state: "good", name: "Ravi", email });
  expect(JSON.stringify(await database().select().from(tables.invitation))).not.toContain(secret);
  const { personId } = await acceptInvitation(null, { secret, name: "Ravi Menon", password });
  const [person] = await database().select().from(tables.person).where(eq(tables.person.id, personId));
  expect(person).toMatchObject({
    name: "Ravi Menon",
    email,
    roles: ["reporter", "copy-editor"],
    suspendedAt: null,
  });
  expect(await invitationOfLink(secret)).toEqual({ state: "used" });
  await expect(acceptInvitation(null, { secret, name: "Another", password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("was used already")],
  });
  const events = await database().select().from(tables.event).where(eq(tables.event.subjectId, personId));
  expect(events).toMatchObject([{ name: "person.joined", personId }]);
});

test("[U9] of two who use one invitation at once, one joins", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { path } = await invitePerson(admin, { name: "Ravi", email: freshEmail(), roles: ["reporter"] });
  const both = await Promise.allSettled(
    ["One", "Two"].map((name) => acceptInvitation(null, { secret: secretOf(path), name, password })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("[U10] an invitation ends after seven days, when withdrawn, and when a newer one is made", async () => {
  const admin = await buildPerson(database(), "administrator");
  const email = freshEmail();
  const first = await invitePerson(admin, { name: "Ravi", email, roles: ["reporter"] });
  const second = await invitePerson(admin, { name: "Ravi", email, roles: ["manager"] });
  expect(await invitationOfLink(secretOf(first.path))).toEqual({ state: "expired" });
  expect((await openLinks()).filter((open) => open.email === email)).toMatchObject([{ roles: ["manager"] }]);
  await withdrawInvitation(admin, { invitationId: second.invitationId });
  expect(await invitationOfLink(secretOf(second.path))).toEqual({ state: "expired" });
  const third = await invitePerson(admin, { name: "Ravi", email, roles: ["reporter"] });
  inDays(6.9);
  expect(await invitationOfLink(secretOf(third.path))).toMatchObject({ state: "good" });
  inDays(7.1);
  await expect(
    acceptInvitation(null, { secret: secretOf(third.path), name: "Ravi", password }),
  ).rejects.toMatchObject({
    reason: "not-found",
    sentences: [expect.stringContaining("no longer valid")],
  });
  await expect(acceptInvitation(null, { secret: "guessed", name: "Ravi", password })).rejects.toMatchObject({
    sentences: [expect.stringContaining("not an invitation of this newsroom")],
  });
  expect(await database().select().from(tables.person).where(eq(tables.person.email, email))).toEqual([]);
});

test("[U9] whoever works here already is not invited again, and no role or a made-up one invites nobody", async () => {
  const admin = await buildPerson(database(), "administrator");
  const there = await buildPerson(database(), "reporter");
  await expect(
    invitePerson(admin, { name: "X", email: there.email, roles: ["reporter"] }),
  ).rejects.toMatchObject({
    sentences: [`${there.name} works here already with this e-mail address.`],
  });
  await expect(invitePerson(admin, { name: "X", email: freshEmail(), roles: [] })).rejects.toMatchObject({
    sentences: ["Choose at least one role."],
  });
  const madeUp = { name: "X".repeat(101), email: "x", roles: ["king"] } as never;
  await expect(invitePerson(admin, madeUp)).rejects.toMatchObject({
    sentences: [
      "A name has at most 100 characters.",
      "That is not an e-mail address.",
      "That role does not exist.",
    ],
  });
});

test("[U9] with one open desk the new person belongs to it", async () => {
  const admin = await buildPerson(database(), "administrator");
  const { deskId } = await openDesk(admin, { name: "City desk" });
  const { path } = await invitePerson(admin, { name: "Ravi", email: freshEmail(), roles: ["reporter"] });
  const { personId } = await acceptInvitation(null, { secret: secretOf(path), name: "Ravi", password });
  expect(
    await database().select().from(tables.personDesk).where(eq(tables.personDesk.personId, personId)),
  ).toEqual([{ personId, deskId }]);
});
