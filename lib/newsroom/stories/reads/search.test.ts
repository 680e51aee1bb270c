import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { deskList } from "#lib/newsroom/stories/reads/desk-list.ts";
import { findStories } from "#lib/newsroom/stories/reads/find-stories.ts";
import { searchCondition } from "#lib/newsroom/stories/reads/search-condition.ts";
import { buildCast, buildStory, type Cast } from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const story = async (slugline: string, headline: string, text = "") => {
  const storyId = await buildStory(database(), cast, {
    details: { slugline },
    words: { headline, lines: [{ kind: "paragraph", runs: [{ text }] }] },
  });
  await projectStory(storyId, cast.reporter.personId);
  return storyId;
};
const idsFor = async (q: string) => {
  const { groups } = await deskList(cast.reporter, { q });
  return groups.flatMap(({ stories }) => stories.map(({ id }) => id));
};

describe("what is typed into the search", () => {
  test("[F1] finds words of Indian scripts with their vowel signs, also unfinished and otherwise composed", async () => {
    const hindi = await story("monsoon-hindi", "हिन्दी अख़बार की सुर्खियाँ");
    const tamil = await story("dam-tamil", "தமிழ்நாடு அணை திறப்பு");
    const joined = await story("joiner", "क्‍या हुआ");
    for (const q of ["हिन्दी", "हिन्", "सुर्खियाँ", "अख़बार".normalize("NFD"), "अख़बार हिन्दी"])
      expect.soft(await idsFor(q), q).toEqual([hindi]);
    expect(await idsFor("தமிழ்")).toEqual([tamil]);
    expect(await idsFor("क्या")).toEqual([joined]);
  });

  test("[F1] parts words at hyphens, slashes and dots like the index, in either spelling", async () => {
    const covid = await story(
      "covid-19",
      "Ward closes",
      "Rates rose by 10.5 per cent, says a.rao@ward.example.",
    );
    const budget = await story("budget-2026", "Budget’s second day", "A flood/relief fund of ₹1,000 crore");
    for (const q of ["covid-19", "covid 19", "COVID–19", "covid-1", "19", "10.5", "rao@ward", "ward.exam"])
      expect.soft(await idsFor(q), q).toEqual([covid]);
    for (const q of ["budget-2026", "budget/20", "flood/relief", "relief flood", "₹1,000", "budget's sec"])
      expect.soft(await idsFor(q), q).toEqual([budget]);
    expect(await idsFor("covid-20")).toEqual([]);
    const cafe = await story("cafe", "Cafe\u0301 reopens");
    expect(await idsFor("café")).toEqual([cafe]);
  });

  test("[F1] finds nothing by signs alone, and everything by nothing", async () => {
    expect(await idsFor("?!")).toEqual([]);
    expect(await idsFor("&|!:*()")).toEqual([]);
    expect(await findStories("-")).toEqual([]);
    expect((await idsFor("  ")).length).toBeGreaterThan(3);
  });
});

test("[F2] people are found by their names, and every part of a search is answered by an index", async () => {
  const anand = await buildPerson(database(), "reporter");
  await database()
    .update(tables.person)
    .set({ name: "Anandi Deshpande-Rao" })
    .where(eq(tables.person.id, anand.personId));
  const given = await story("given-away", "Somebody else wrote this");
  await database().update(tables.story).set({ assigneeId: anand.personId }).where(eq(tables.story.id, given));
  expect(await idsFor("anandi desh")).toEqual([given]);
  expect(await idsFor("deshpande-rao")).toEqual([given]);
  const condition = (await searchCondition("anandi"))!;
  const plan = await database().transaction(async (tx) => {
    // The table is small here: only whether the indexes can answer is asked.
    await tx.execute(sql`set local enable_seqscan = off`);
    const told = (await tx.execute(sql`explain select id from story where ${condition}`)) as {
      rows: { "QUERY PLAN": string }[];
    };
    return told.rows;
  });
  const text = plan.map((row) => row["QUERY PLAN"]).join("\n");
  for (const index of ["story_search", "story_assignee", "story_changed_by"]) expect(text).toContain(index);
  expect(text).not.toContain("Seq Scan");
});

test("[F3] in the palette those stand first that are called so", async () => {
  const inText = await story("harbour", "Ships wait", "The ferry was late");
  const inHeadline = await story("pier-7", "Ferry runs again");
  const begins = await story("ferry-strike", "Crews walk out");
  const contains = await story("night-ferry", "Crews walk out");
  const changed = new Date(Date.now() + 60_000);
  await database().update(tables.story).set({ changedAt: changed }).where(eq(tables.story.id, inText));
  expect((await findStories("ferry")).map(({ id }) => id)).toEqual([begins, contains, inHeadline, inText]);
  expect((await findStories("ferry-st")).map(({ name }) => name)).toEqual(["ferry-strike"]);
});
