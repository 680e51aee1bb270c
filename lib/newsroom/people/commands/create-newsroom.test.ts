import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { createNewsroom } from "#lib/newsroom/people/commands/create-newsroom.ts";
import { prepareNewsroom } from "#lib/newsroom/people/commands/prepare-newsroom.ts";
import { sections } from "#lib/newsroom/people/reads/people.ts";
import { setupLink } from "#lib/newsroom/people/reads/setup-link.ts";

const { database } = useDatabase();

const secretIn = (lines: string[]): string => new URL(lines.at(-1)!.trim()).searchParams.get("token")!;
const given = {
  publicationName: "The Harbour Post",
  name: "Asha Rao",
  email: " Asha@Harbour.test ",
  password: "harbour-lights",
};

test("[U1] the set-up link of an earlier start is worth nothing, and the database keeps only a digest", async () => {
  const first = secretIn(await prepareNewsroom("http://localhost:3000"));
  const second = secretIn(await prepareNewsroom("http://localhost:3000"));
  expect(await setupLink(first)).toBe("unknown");
  expect(await setupLink(second)).toBe("good");
  expect(JSON.stringify(await database().select().from(tables.newsroom))).not.toContain(second);
  await expect(createNewsroom(null, { ...given, secret: first })).rejects.toMatchObject({
    reason: "not-found",
  });
  await expect(createNewsroom(null, { ...given, secret: "" })).rejects.toMatchObject({ reason: "bad-input" });
  expect(await database().select().from(tables.person)).toEqual([]);
});

test("[U1] what cannot be used is refused with a sentence for each field, and the link stays good", async () => {
  const secret = secretIn(await prepareNewsroom("http://localhost:3000"));
  await expect(
    createNewsroom(null, { secret, publicationName: " ", name: "", email: "asha", password: "short" }),
  ).rejects.toMatchObject({
    sentences: [
      "The publication needs a name.",
      "A name is needed.",
      "That is not an e-mail address.",
      "A manager's or administrator's password has at least 12 characters.",
    ],
  });
  expect(await setupLink(secret)).toBe("good");
});

test("[U1] of two who use the set-up link at once, one makes the newsroom and its first manager", async () => {
  const secret = secretIn(await prepareNewsroom("http://localhost:3000"));
  const both = await Promise.allSettled([
    createNewsroom(null, { ...given, secret }),
    createNewsroom(null, { ...given, secret, email: "other@harbour.test" }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { sentences: ["This newsroom is already set up. Sign in instead."] },
  });
  const people = await database().select().from(tables.person);
  expect(people).toMatchObject([{ name: "Asha Rao", roles: ["manager", "administrator"] }]);
  expect(people[0]!.passwordHash).toMatch(/^\$argon2id\$/);
  expect(await setupLink(secret)).toBe("already-set-up");
  expect(await prepareNewsroom("http://localhost:3000")).toEqual([]);
});

test("[U2] a new newsroom has the News desk, six sections, six wire sources and a record of its making", async () => {
  const [person] = await database().select().from(tables.person);
  expect((await sections()).map(({ name, slug }) => `${name} ${slug}`)).toEqual([
    "News news",
    "India india",
    "World world",
    "Business business",
    "Sport sport",
    "Culture culture",
  ]);
  expect(await database().select().from(tables.desk)).toMatchObject([{ name: "News desk", closedAt: null }]);
  expect(await database().select().from(tables.personDesk)).toMatchObject([{ personId: person!.id }]);
  const sources = await database().select().from(tables.wireSource);
  expect(sources.map(({ printedName }) => printedName).sort()).toEqual([
    "AFP",
    "ANI",
    "AP",
    "IANS",
    "PTI",
    "Reuters",
  ]);
  expect(
    await database().select().from(tables.event).where(eq(tables.event.name, "newsroom.created")),
  ).toMatchObject([{ personId: person!.id }]);
  expect(JSON.stringify(await database().select().from(tables.event))).not.toContain("harbour-lights");
});
