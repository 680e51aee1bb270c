import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { closeDesk } from "#lib/newsroom/people/commands/close-desk.ts";
import { openDesk } from "#lib/newsroom/people/commands/open-desk.ts";
import { renameDesk } from "#lib/newsroom/people/commands/rename-desk.ts";
import { reopenDesk } from "#lib/newsroom/people/commands/reopen-desk.ts";
import { setDeskPeople } from "#lib/newsroom/people/commands/set-desk-people.ts";
import { desksForAdministrators } from "#lib/newsroom/people/reads/desks-for-administrators.ts";
import { desks } from "#lib/newsroom/people/reads/people.ts";

const { database } = useDatabase();

test("[U14] a desk is opened, renamed, closed and reopened, and two open desks never share a name", async () => {
  const admin = await buildPerson(database(), "administrator");
  await database().insert(tables.newsroom).values({ name: "The Harbour Post" });
  const city = (await openDesk(admin, { name: "  City   desk " })).deskId;
  await expect(openDesk(admin, { name: "city DESK" })).rejects.toMatchObject({
    sentences: ["There is a desk called city DESK already."],
  });
  await expect(closeDesk(admin, { deskId: city })).rejects.toMatchObject({
    sentences: ["A newsroom needs a desk: add another before closing the last."],
  });
  const night = (await openDesk(admin, { name: "Night desk" })).deskId;
  await closeDesk(admin, { deskId: city });
  expect(await desks()).toEqual([{ id: night, name: "Night desk" }]);
  await renameDesk(admin, { deskId: night, name: "City desk" });
  await expect(reopenDesk(admin, { deskId: city })).rejects.toMatchObject({
    sentences: ["There is a desk called City desk already."],
  });
  await renameDesk(admin, { deskId: night, name: "Night desk" });
  await reopenDesk(admin, { deskId: city });
  expect((await desks()).map(({ name }) => name)).toEqual(["City desk", "Night desk"]);
  await expect(renameDesk(admin, { deskId: "none", name: "X" })).rejects.toMatchObject({
    reason: "not-found",
  });
});

test("[U14] the same desk opened twice at once is opened once", async () => {
  const admin = await buildPerson(database(), "administrator");
  const both = await Promise.allSettled([
    openDesk(admin, { name: "Sport desk" }),
    openDesk(admin, { name: "Sport desk" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("[U14] who belongs to a desk is set as a whole, and the record says who came and went", async () => {
  const admin = await buildPerson(database(), "administrator");
  const [one, two] = [await buildPerson(database(), "reporter"), await buildPerson(database(), "reporter")];
  const { deskId } = await openDesk(admin, { name: "Culture desk" });
  await setDeskPeople(admin, { deskId, personIds: [one.personId] });
  await setDeskPeople(admin, { deskId, personIds: [two.personId] });
  await expect(setDeskPeople(admin, { deskId, personIds: ["nobody"] })).rejects.toMatchObject({
    reason: "not-found",
  });
  const listed = (await desksForAdministrators()).find(({ id }) => id === deskId);
  expect(listed).toMatchObject({
    name: "Culture desk",
    personIds: [two.personId],
    stories: 0,
    closed: false,
  });
  const events = await database().select().from(tables.event).where(eq(tables.event.name, "desk.people-set"));
  expect(events.at(-1)?.fact).toEqual({ joined: [two.personId], left: [one.personId] });
});
