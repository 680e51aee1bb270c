/**
 * Opening the desk of a newsroom with 5,000 stories of 4,000 characters: how long the read of the list takes and how much of it
 * goes to the page, then one search as it is typed. Embedded database, in a folder. Beside it, the same list as it was read
 * before: whole rows, with every group's.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { spread } from "./live/figures.ts";
import { database, tables } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { deskList } from "#lib/newsroom/stories/reads/desk-list.ts";
import { findStories } from "#lib/newsroom/stories/reads/find-stories.ts";
import { searchCondition } from "#lib/newsroom/stories/reads/search-condition.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { put } from "#lib/platform/process.ts";

const STORIES = 5_000;
const TIMES = 30;
const PLACES = ["harbour", "council", "monsoon", "budget", "ferry", "valley", "railway", "covid-19"];

const folder = mkdtempSync(join(tmpdir(), "galley-bench-"));
const opened = put("database", await openEmbedded(folder));
const person = async (id: string, role: "reporter" | "desk-editor"): Promise<Actor> => {
  const told = { name: id, email: `${id}@bench.test`, roles: [role], ink: 0 };
  await opened.database.insert(tables.person).values({ id, ...told, createdAt: new Date() });
  return { personId: id, ...told, deskIds: [], sessionId: id };
};
const reporter = await person("reporter", "reporter");
const editor = await person("editor", "desk-editor");
for (let first = 0; first < STORIES; first += 500)
  await opened.database.insert(tables.story).values(
    Array.from({ length: 500 }, (_, offset) => {
      const number = first + offset;
      const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000);
      const stage: Stage =
        number < STORIES * 0.9 ? "spiked" : (["writing", "copy-desk", "for-approval"] as const)[number % 3]!;
      return {
        ...{ id: `story${number}`, stage, stageAt: at, createdAt: at, changedAt: at },
        ...{ createdBy: reporter.personId, assigneeId: reporter.personId, changedBy: reporter.personId },
        slugline: `${PLACES[number % PLACES.length]}-${number}`,
        headline: `What the ${PLACES[(number * 7) % PLACES.length]} said on day ${number}`,
        plainText: `The ${PLACES[number % 5]} committee met again, number ${number}. `.repeat(80),
        wordCount: 640,
      };
    }),
  );
await opened.database.execute(sql`analyze`);

async function timed(work: () => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let time = 0; time <= TIMES; time++) {
    const begun = performance.now();
    await work();
    // The first one warms the way.
    if (time > 0) took.push(performance.now() - begun);
  }
  return took;
}

const bytes = (sent: unknown): number => Buffer.byteLength(JSON.stringify(sent));
const wholeRows = () =>
  database()
    .select()
    .from(tables.story)
    .orderBy(sql`${tables.story.changedAt} desc`)
    .limit(320);
const condition = (await searchCondition("ferry-49"))!;
const plan = (await opened.database.execute(
  sql`explain select id from story where ${condition}`,
)) as unknown as {
  rows: Record<string, string>[];
};
console.log(
  JSON.stringify({
    bench: "desk",
    stories: STORIES,
    readMs: spread(await timed(() => deskList(editor, {}))),
    sentBytes: bytes(await deskList(editor, {})),
    searchMs: spread(await timed(() => deskList(editor, { q: "ferry-49" }))),
    paletteMs: spread(await timed(() => findStories("ferry-49"))),
    searchByIndex: plan.rows.some((row) => Object.values(row).join("").includes("story_search")),
    wholeRows: { readMs: spread(await timed(wholeRows)), bytes: bytes(await wholeRows()) },
  }),
);
await opened.close();
rmSync(folder, { recursive: true, force: true });
