import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { activity, activityNames } from "#lib/newsroom/audit/reads/activity.ts";
import { changeRoles } from "#lib/newsroom/people/commands/change-roles.ts";
import { openDesk } from "#lib/newsroom/people/commands/open-desk.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";

const { database } = useDatabase();
let names: { admin: string; ravi: string };

beforeAll(async () => {
  const admin = await buildPerson(database(), "administrator");
  const ravi = await buildPerson(database(), "reporter");
  await openDesk(admin, { name: "City desk" });
  await changeRoles(admin, { personId: ravi.personId, roles: ["reporter", "manager"] });
  await suspendPerson(admin, { personId: ravi.personId, reason: "Left the paper" });
  await database()
    .insert(tables.event)
    .values({ at: new Date(), name: "publication.due", personId: null, fact: {} });
  names = { admin: admin.name, ravi: ravi.name };
});

test("[U19] the activity tells newest first who did what to whom, and why", async () => {
  const { events, next } = await activity({});
  expect(next).toBeNull();
  expect(events.map(({ person, act, subject, note }) => [person?.name ?? null, act, subject, note])).toEqual([
    [null, "publication due", null, null],
    [names.admin, "suspended", names.ravi, "Left the paper"],
    [names.admin, "changed roles from Reporter to Reporter, Manager", names.ravi, null],
    [names.admin, "opened a desk", "City desk", null],
  ]);
});

test("[U19] it is narrowed by person, act and story, and read on a page at a time", async () => {
  const all = (await activity({})).events;
  const admin = all[1]!.person!.id;
  expect((await activity({ person: admin })).events).toHaveLength(3);
  expect((await activity({ person: admin, name: "desk.opened" })).events).toHaveLength(1);
  expect((await activity({ story: "none" })).events).toEqual([]);
  expect((await activity({ before: all[1]!.id })).events.map(({ id }) => id)).toEqual(
    all.slice(2).map(({ id }) => id),
  );
  expect(await activityNames()).toEqual([
    "desk.opened",
    "person.roles-changed",
    "person.suspended",
    "publication.due",
  ]);
  await database()
    .insert(tables.event)
    .values(
      Array.from({ length: 150 }, () => ({ at: new Date(), name: "desk.opened", personId: admin, fact: {} })),
    );
  const first = await activity({});
  const second = await activity({ before: first.next! });
  expect([first.events.length, second.events.length, second.next]).toEqual([100, 54, null]);
});

test("[U19] what came in later about an earlier time stands where it happened, also across pages", async () => {
  const admin = (await activity({})).events.at(0)!.person!.id;
  const at = (hour: number) => new Date(Date.UTC(2020, 0, 1, hour));
  await database()
    .insert(tables.event)
    .values([3, 1, 2, 2].map((hour) => ({ at: at(hour), name: "desk.renamed", personId: admin, fact: {} })));
  const { events } = await activity({ name: "desk.renamed" });
  const [two, alsoTwo] = [events[1]!, events[2]!];
  expect(events.map((event) => event.at)).toEqual([3, 2, 2, 1].map((hour) => at(hour).toISOString()));
  expect(two.id).toBeGreaterThan(alsoTwo.id);
  expect((await activity({ name: "desk.renamed", before: two.id })).events).toEqual(events.slice(2));
});
