import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { scheduleStory } from "#lib/newsroom/publications/commands/schedule-story.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import {
  buildCast,
  buildStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

test("[D58] a move made from a stage that is past is refused, and says who decided meanwhile", async () => {
  const storyId = await buildStory(database(), cast, { stage: "for-approval" });
  const opened = { storyId, stage: "for-approval" } as const;
  await approveStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  await expect(backToCopyDesk(cast.secondManager, { ...opened, note: "Shorter." })).rejects.toMatchObject({
    reason: "changed-meanwhile",
    sentences: [`${cast.manager.name} approved the story meanwhile. Leave, look at it, then decide again.`],
  });
  await expect(spikeStory(cast.deskEditor, { ...opened, reason: "Old" })).rejects.toMatchObject({
    reason: "changed-meanwhile",
  });
  expect((await storyRow(database(), storyId)).stage).toBe("approved");
  await backToCopyDesk(cast.secondManager, { storyId, stage: "approved", note: "Shorter." });
  expect((await storyRow(database(), storyId)).stage).toBe("copy-desk");
});

test("[D58] of two who schedule one story, the second is told of the first, and may then choose another time", async () => {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  const fingerprint = await pin(storyId, cast.manager);
  const unscheduled = { storyId, fingerprint, scheduledFor: null };
  const answers = await Promise.allSettled([
    scheduleStory(cast.manager, { ...unscheduled, at: inHours(1) }),
    scheduleStory(cast.secondManager, { ...unscheduled, at: inHours(2) }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const told = answers.find(({ status }) => status === "rejected");
  expect(told).toMatchObject({
    reason: {
      reason: "changed-meanwhile",
      sentences: [
        expect.stringMatching(/^manager.* scheduled the story for .* meanwhile\. Leave, look at it/),
      ],
    },
  });
  const { scheduledFor } = await storyRow(database(), storyId);
  const at = inHours(3);
  await scheduleStory(cast.manager, {
    storyId,
    fingerprint,
    at,
    scheduledFor: scheduledFor!.toISOString(),
  });
  expect((await storyRow(database(), storyId)).scheduledFor).toEqual(new Date(at));
});
