import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { readNotifications } from "#lib/newsroom/queries/commands/read-notifications.ts";
import { replyToQuery } from "#lib/newsroom/queries/commands/reply-to-query.ts";
import { notificationsOf } from "#lib/newsroom/queries/reads/notifications.ts";
import { askAbout } from "#lib/newsroom/queries/testing/ask-about.ts";
import { buildCast, buildStory, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
let storyId: string;
let desk: string;
beforeAll(async () => {
  cast = await buildCast(database());
  storyId = await buildStory(database(), cast);
  desk = (await database().select().from(tables.desk))[0]!.id;
});

const member = async (): Promise<Actor> => {
  const person = await buildPerson(database(), "reporter");
  await database().insert(tables.personDesk).values({ personId: person.personId, deskId: desk });
  return person;
};
const told = async (person: Actor) =>
  (await notificationsOf(person)).latest.map(({ act, by, excerpt }) => [by.name, act, excerpt]);

test("[Q7] people and desks that are mentioned are told, each once and the writer not", async () => {
  const [one, two] = [await member(), await member()];
  const text = `@${two.name}, @News desk: which valley?`;
  const queryId = await askAbout(one, storyId, "valley", text);
  expect(await told(one)).toEqual([]);
  expect(await told(two)).toEqual([[one.name, "mentioned you in a query", text]]);
  const third = await member();
  expect(await told(third)).toEqual([]);
  await replyToQuery(two, { queryId, text: "@News desk again" });
  expect(await told(third)).toEqual([[two.name, "mentioned your desk in a query", "@News desk again"]]);
  const { latest } = await notificationsOf(third);
  expect(latest[0]).toMatchObject({ storyId, queryId, isRead: false });
});

test("[Q7] who asked, and who answered before, is told of a reply", async () => {
  const [asker, first, second] = [await member(), await member(), await member()];
  const queryId = await askAbout(asker, storyId, "dam", "Weir?");
  await replyToQuery(first, { queryId, text: "Weir." });
  await replyToQuery(second, { queryId, text: "Dam." });
  expect(await told(asker)).toEqual([
    [second.name, "replied to a query", "Dam."],
    [first.name, "replied to a query", "Weir."],
  ]);
  expect(await told(first)).toEqual([[second.name, "replied to a query", "Dam."]]);
});

test("[Q7] nobody who is suspended is told or called", async () => {
  const person = await member();
  await database()
    .update(tables.person)
    .set({ suspendedAt: new Date() })
    .where(eq(tables.person.id, person.personId));
  await askAbout(cast.reporter, storyId, "council", `@${person.name} @News desk?`);
  expect(await told(person)).toEqual([]);
});

test("[Q7] everyone marks what they were told as read, one by one or all, and nobody another's", async () => {
  const person = await member();
  for (const text of ["one", "two", "three"])
    await askAbout(cast.reporter, storyId, "talks", `@${person.name} ${text}`);
  const { latest, unread } = await notificationsOf(person);
  expect(unread).toBe(3);
  await readNotifications(cast.manager, { ids: latest.map(({ id }) => id) });
  expect((await notificationsOf(person)).unread).toBe(3);
  await readNotifications(person, { ids: [latest[0]!.id] });
  const after = await notificationsOf(person);
  expect([after.unread, after.latest.map(({ isRead }) => isRead)]).toEqual([2, [true, false, false]]);
  await readNotifications(person, {});
  expect((await notificationsOf(person)).unread).toBe(0);
});
