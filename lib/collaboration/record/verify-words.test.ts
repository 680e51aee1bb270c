import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { verifyWords } from "#lib/collaboration/record/verify-words.ts";
import { tables } from "#lib/database/database.ts";
import { tamperWith, useDatabase } from "#lib/database/testing.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import {
  buildCast,
  buildPicture,
  buildStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

async function verified() {
  const lines: string[] = [];
  const counts = await verifyWords({ damage: (line) => lines.push(line), progress: () => undefined });
  return { counts, lines };
}

test("[S64] every story, revision and publication is read, and what is damaged is named with its row", async () => {
  const picture = await buildPicture(database(), cast.reporter, "ANI");
  const storyId = await buildStory(database(), cast, {
    stage: "approved",
    sources: ["ani"],
    words: {
      lines: [
        { kind: "picture", picture, alt: "A river", runs: [{ text: "The river" }] },
        { kind: "listItem", level: 1, runs: [{ text: "First", bold: true }] },
      ],
    },
  });
  await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  await projectStory(storyId, null);
  const whole = await verified();
  expect(whole.lines).toEqual([]);
  expect(whole.counts).toMatchObject({ stories: 1, publications: 1, damaged: 0 });

  const [revision] = await database().select().from(tables.revision);
  const [publication] = await database().select().from(tables.publication);
  await tamperWith(database(), "revision", (tx) =>
    tx
      .update(tables.revision)
      .set({ words: { ...revision!.words, headline: "Another headline" } })
      .where(eq(tables.revision.id, revision!.id)),
  );
  await tamperWith(database(), "publication", (tx) =>
    tx.execute(sql`update publication set page = page - 'lines'`),
  );
  const row = { storyId, bytes: Uint8Array.from([7, 7]), personId: null, clientIds: [], relayed: false };
  const [rowId] = await appendUpdates(database(), [{ ...row, at: Date.now() }]);
  const damaged = await verified();
  expect(damaged.counts.damaged).toBe(3);
  expect(damaged.lines[0]).toMatch(
    new RegExp(`^${storyId} \\(dam-talks\\): story_update ${rowId}: It cannot be read`),
  );
  expect(damaged.lines[1]).toContain(
    `revision ${revision!.id} (version 1): What it holds is not what its fingerprint was made of.`,
  );
  expect(damaged.lines[2]).toContain(`publication ${publication!.id}: Its page cannot be read at “lines”.`);

  await storedWords(database(), storyId);
  const aside = await verified();
  expect(aside.counts.damaged).toBe(3);
  expect(aside.lines[0]).toContain(`story_update ${rowId}, set aside `);
});
