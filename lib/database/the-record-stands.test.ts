import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { compactStory } from "#lib/collaboration/record/compact-story.ts";
import { readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { nameRevision } from "#lib/newsroom/revisions/commands/name-revision.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { releaseHold } from "#lib/newsroom/stories/commands/release-hold.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
let storyId: string;

beforeAll(async () => {
  cast = await buildCast(database());
  storyId = await buildStory(database(), cast, { stage: "approved" });
  await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  const stored = (await readStoredStory(database(), storyId))!;
  const known = { state: stored.updates[0]!, forgotten: new ForgottenWords() };
  await compactStory(storyId, stored.rowIds, known, stored.updatesMerged);
  await addToHeadline(database(), storyId, cast.manager, "!");
  await holdStory(cast.manager, { storyId, kind: "legal", reason: "Counsel reads it." });
  await database().execute(
    sql`insert into query (id, story_id, anchor, quote, required, asked_by, asked_at)
      values ('q1', ${storyId}, '[]', 'talks', false, ${cast.manager.personId}, now())`,
  );
  await database().execute(
    sql`insert into query_message (query_id, person_id, text, mentions, at)
      values ('q1', ${cast.manager.personId}, 'Which?', '{}', now())`,
  );
  await database()
    .insert(tables.setAside)
    .values({ storyId: "another", source: "update", rowId: 1, why: "for this test", foundAt: new Date() });
});

const refused = async (statement: string) => {
  const said = await database()
    .execute(sql.raw(statement))
    .then(
      () => "nothing",
      (thrown: unknown) => String((thrown as Error).cause ?? thrown),
    );
  expect(said, statement).toMatch(/append-only|is a record/);
};

describe("[D93] what stands in the record can be neither changed, deleted nor emptied by the newsroom", () => {
  test.each([
    ["event", "note = 'forged'"],
    ["publication", "fingerprint = 'forged'"],
    ["revision", "words = '{}'"],
    ["story_update", "bytes = ''"],
    ["story_update_archive", "person_id = 'somebody else'"],
    ["query_message", "text = 'forged'"],
    ["query", "quote = 'forged'"],
    ["hold", "reason = 'forged'"],
    ["set_aside", "why = 'forged'"],
    ["story_client", "person_id = 'somebody else'"],
  ])("%s", async (table, change) => {
    const { rows } = (await database().execute(
      sql.raw(`select count(*)::int as many from ${table}`),
    )) as unknown as { rows: { many: number }[] };
    expect(rows[0]!.many).toBeGreaterThan(0);
    await refused(`update ${table} set ${change}`);
    if (table !== "story_client") await refused(`delete from ${table}`);
    await refused(`truncate ${table} cascade`);
  });

  test("not by way of the story either, nor as a replica", async () => {
    await refused("truncate story cascade");
    await expect(
      database().transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(sql`delete from event`);
      }),
    ).rejects.toThrow();
  });
});

test("[D94] a version can be named, a hold released once, and nothing else of them changes", async () => {
  const { id } = await pinRevision(storyId, "opened", null);
  await nameRevision(cast.manager, { storyId, revisionId: id, name: "As it went out" });
  await refused(`update revision set name = 'x', pinned_by = null, number = 99 where id = '${id}'`);
  const [held] = await database().select().from(tables.hold);
  await refused(`update hold set until = now() where id = '${held!.id}'`);
  await releaseHold(cast.manager, { storyId, holdId: held!.id });
  await refused(`update hold set released_by = placed_by, released_at = now() where id = '${held!.id}'`);
  await refused(`update hold set released_by = null, released_at = null where id = '${held!.id}'`);
});

test("[D94] a row of words goes from the log only where the same one stands in the archive", async () => {
  const { storyUpdate, storyUpdateArchive } = tables;
  const [row] = await database().select().from(storyUpdate).where(eq(storyUpdate.storyId, storyId));
  await refused(`delete from story_update where id = ${row!.id}`);
  await expect(
    database().transaction(async (tx) => {
      await tx.insert(storyUpdateArchive).values({ ...row!, personId: "somebody else" });
      await tx.delete(storyUpdate).where(eq(storyUpdate.id, row!.id));
    }),
  ).rejects.toThrow();
  await database().transaction(async (tx) => {
    await tx.insert(storyUpdateArchive).values(row!);
    await tx.delete(storyUpdate).where(eq(storyUpdate.id, row!.id));
  });
  expect(await database().$count(storyUpdate, eq(storyUpdate.id, row!.id))).toBe(0);
});
