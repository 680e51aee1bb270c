import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { startJobs } from "#lib/database/job-queue.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { jobWork } from "#lib/newsroom/job-work.ts";
import { publishDue } from "#lib/newsroom/publications/commands/publish-due.ts";
import { scheduleStory } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { publishScheduled } from "#lib/newsroom/publications/jobs/publish-scheduled.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { lastEventOf } from "#lib/newsroom/stories/testing/on-record.ts";
import { bus } from "#lib/platform/bus.ts";
import { forget, put } from "#lib/platform/process.ts";

const { database, opened } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
afterAll(() => void forget("jobs"));

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const lastEvent = (storyId: string) => lastEventOf(database(), storyId);

async function scheduled(): Promise<{
  storyId: string;
  fingerprint: string;
  due: { storyId: string; at: string; by: string };
}> {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  const fingerprint = await pin(storyId, cast.manager);
  const { at } = await scheduleStory(cast.manager, { storyId, fingerprint, at: inAnHour() });
  return { storyId, fingerprint, due: { storyId, at, by: cast.manager.personId } };
}

test("[D38] at its time the approved revision goes out by itself, once, however people typed on", async () => {
  const { storyId, fingerprint, due } = await scheduled();
  expect(await storyRow(database(), storyId)).toMatchObject({
    publicationState: "scheduled",
    scheduledFor: new Date(due.at),
  });
  await addToHeadline(database(), storyId, cast.copyEditor, " LATER");
  await pin(storyId, cast.copyEditor);
  await publishScheduled(due);
  await publishScheduled(due);
  const rows = await database()
    .select()
    .from(tables.publication)
    .where(eq(tables.publication.storyId, storyId));
  expect(rows).toMatchObject([{ fingerprint, publishedBy: cast.manager.personId }]);
  expect(await lastEvent(storyId)).toMatchObject({
    name: "story.published",
    personId: null,
    fact: { scheduledFor: due.at },
  });
  expect(await storyRow(database(), storyId)).toMatchObject({ publicationState: "live", scheduledFor: null });
});

test("[D38] a hold keeps a scheduled story back; that is on record and announced", async () => {
  const { storyId, due } = await scheduled();
  await holdStory(cast.manager, { storyId, kind: "legal", reason: "Counsel reads it" });
  const heard: string[] = [];
  const stop = bus().listen(({ what }) => heard.push(what));
  await publishScheduled(due);
  stop();
  expect(heard).toContain("story.schedule-missed");
  expect(await lastEvent(storyId)).toMatchObject({
    name: "story.schedule-missed",
    note: expect.stringContaining("Legal hold"),
  });
  expect(await storyRow(database(), storyId)).toMatchObject({
    publicationState: "never",
    scheduledFor: null,
  });
});

test.each([
  ["is suspended", { suspendedAt: new Date() }],
  ["is no manager any more", { roles: ["copy-editor" as const] }],
])("[D97] what was scheduled by somebody who %s is not published, and says why", async (_what, change) => {
  const { storyId, due } = await scheduled();
  const { person } = tables;
  const { roles, suspendedAt } = (
    await database().select().from(person).where(eq(person.id, cast.manager.personId))
  )[0]!;
  await database().update(person).set(change).where(eq(person.id, cast.manager.personId));
  await publishScheduled(due);
  await database().update(person).set({ roles, suspendedAt }).where(eq(person.id, cast.manager.personId));
  expect(await lastEvent(storyId)).toMatchObject({
    name: "story.schedule-missed",
    note: `${cast.manager.name} scheduled it and may not publish any more: a manager schedules it again.`,
  });
  expect(await storyRow(database(), storyId)).toMatchObject({ stage: "approved", scheduledFor: null });
});

test("[D38] a story that is sent back is no longer scheduled; one that is approved anew goes out as approved", async () => {
  const back = await scheduled();
  await backToCopyDesk(cast.manager, { storyId: back.storyId, note: "Check the number." });
  expect(await storyRow(database(), back.storyId)).toMatchObject({
    publicationState: "never",
    scheduledFor: null,
  });
  expect(await lastEvent(back.storyId)).toMatchObject({ fact: { scheduleTakenBack: back.due.at } });
  await publishScheduled(back.due);
  const anew = await scheduled();
  await addToHeadline(database(), anew.storyId, cast.copyEditor, "!");
  const fingerprint = await pin(anew.storyId, cast.manager);
  await approveStory(cast.manager, { storyId: anew.storyId, fingerprint });
  await publishScheduled(anew.due);
  const rows = await database().select().from(tables.publication);
  expect(rows.filter(({ storyId }) => storyId === back.storyId)).toEqual([]);
  expect(rows.find(({ storyId }) => storyId === anew.storyId)).toMatchObject({ fingerprint });
});

test("[D38] the past is refused, and nobody but the newsroom's clock makes a story due", async () => {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  const fingerprint = await pin(storyId, cast.manager);
  const at = (when: string) => scheduleStory(cast.manager, { storyId, fingerprint, at: when });
  await expect(at("2020-01-01T00:00:00Z")).rejects.toMatchObject({
    sentences: [expect.stringContaining("That time has passed")],
  });
  await expect(at("tomorrow")).rejects.toMatchObject({ sentences: ["Choose a date and a time."] });
  await expect(
    scheduleStory(cast.copyEditor, { storyId, fingerprint, at: inAnHour() }),
  ).rejects.toMatchObject({
    sentences: ["Only a manager can schedule."],
  });
  const { due } = await scheduled();
  await expect(publishDue(cast.manager, due)).rejects.toMatchObject({ reason: "not-allowed" });
});

test("[D38] the schedule is a job of the same transaction, worked off when its time has come", async () => {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  const fingerprint = await pin(storyId, cast.manager);
  const jobs = put("jobs", await startJobs(opened(), jobWork));
  try {
    const published = new Promise<void>((resolve) => {
      const stop = bus().listen(({ id, what }) => {
        if (id !== storyId || what !== "story.published") return;
        stop();
        resolve();
      });
    });
    await scheduleStory(cast.manager, {
      storyId,
      fingerprint,
      at: new Date(Date.now() + 1_500).toISOString(),
    });
    await published;
    expect(await storyRow(database(), storyId)).toMatchObject({
      publicationState: "live",
      liveFingerprint: fingerprint,
    });
  } finally {
    await jobs.stop();
  }
});
