import { expect, test } from "vitest";
import { z } from "zod";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";

const { database } = useDatabase();

const openDesk = defineCommand({
  name: "desk.opened",
  input: z.object({ name: z.string().min(1, "A desk needs a name.") }),
  load: async () => null,
  refusals: (actor) =>
    actor?.roles.includes("administrator") ? [] : ["Only an administrator opens a desk."],
  run: async ({ tx, input, at }) => {
    await tx.insert(tables.desk).values({ id: input.name, name: input.name, createdAt: at });
    if (input.name === "breaks") throw new Error("broken on the way");
    return { subjectId: input.name, result: input.name };
  },
});

test("[D1] a change and its event commit together, with the person's name on it", async () => {
  const admin = await buildPerson(database(), "administrator");
  expect(await openDesk(admin, { name: "sport" })).toBe("sport");
  const events = await database().select().from(tables.event);
  expect(events).toMatchObject([{ name: "desk.opened", personId: admin.personId, subjectId: "sport" }]);
});

test("[D2] what is refused is refused with a sentence and changes nothing", async () => {
  const reporter = await buildPerson(database(), "reporter");
  await expect(openDesk(reporter, { name: "city" })).rejects.toMatchObject({
    kind: "refusal",
    sentences: ["Only an administrator opens a desk."],
  });
  await expect(openDesk(reporter, { name: "" })).rejects.toMatchObject({
    sentences: ["A desk needs a name."],
  });
  await expect(openDesk(reporter, {} as never)).rejects.toMatchObject({
    sentences: ["“name” is missing or cannot be used."],
  });
  expect((await database().select().from(tables.desk)).map((desk) => desk.id)).toEqual(["sport"]);
});

test("[D1] what breaks on the way leaves neither change nor event", async () => {
  const admin = await buildPerson(database(), "administrator");
  await expect(openDesk(admin, { name: "breaks" })).rejects.toThrow("broken on the way");
  expect(await database().select().from(tables.event)).toHaveLength(1);
  expect(await database().select().from(tables.desk)).toHaveLength(1);
});

test("[D92] what no database keeps is left out of what was sent", async () => {
  const admin = await buildPerson(database(), "administrator");
  expect(await openDesk(admin, { name: "se\u0000a \ud83d" })).toBe("sea \ufffd");
});

test("[D3] an event can be neither changed nor deleted", async () => {
  await expect(database().delete(tables.event)).rejects.toThrow();
  await expect(database().update(tables.event).set({ name: "forged" })).rejects.toThrow();
});
