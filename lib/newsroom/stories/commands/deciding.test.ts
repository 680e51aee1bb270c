import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, tamperWith, useDatabase } from "#lib/database/testing.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { assignStory } from "#lib/newsroom/stories/commands/assign-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { createStory } from "#lib/newsroom/stories/commands/create-story.ts";
import { fileStory } from "#lib/newsroom/stories/commands/file-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { moveToDesk } from "#lib/newsroom/stories/commands/move-to-desk.ts";
import { releaseHold } from "#lib/newsroom/stories/commands/release-hold.ts";
import { restoreStory } from "#lib/newsroom/stories/commands/restore-story.ts";
import { returnStory } from "#lib/newsroom/stories/commands/return-story.ts";
import { sendForApproval } from "#lib/newsroom/stories/commands/send-for-approval.ts";
import { spikeStory } from "#lib/newsroom/stories/commands/spike-story.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { lastEventOf } from "#lib/newsroom/stories/testing/on-record.ts";
import { liveWords } from "#lib/collaboration/live-words.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const stageOf = async (storyId: string) => (await storyRow(database(), storyId)).stage;
const lastEvent = (storyId: string) => lastEventOf(database(), storyId);

describe("beginning", () => {
  test("[D50] a new story has a first line, a section, its writer's name, a desk and an assignee", async () => {
    const { storyId } = await createStory(cast.reporter, {});
    const words = await liveWords(storyId);
    expect(words.words).toEqual({ headline: "", standfirst: "", lines: [{ kind: "paragraph", runs: [] }] });
    expect(words.details).toEqual({ section: "news", byline: cast.reporter.name });
    const row = await storyRow(database(), storyId);
    expect(row).toMatchObject({
      stage: "writing",
      publicationState: "never",
      assigneeId: cast.reporter.personId,
    });
    expect(row.deskId).not.toBeNull();
    expect(await lastEvent(storyId)).toMatchObject({
      name: "story.created",
      personId: cast.reporter.personId,
    });
    const other = await createStory(cast.deskEditor, {});
    expect((await liveWords(other.storyId)).details).toEqual({ section: "news" });
  });

  test("[D50] an administrator alone begins and assigns nothing; a suspended person gets no story", async () => {
    await expect(createStory(cast.administrator, {})).rejects.toMatchObject({ reason: "not-allowed" });
    await expect(createStory(null, {})).rejects.toMatchObject({ sentences: ["Sign in first."] });
    const storyId = await buildStory(database(), cast);
    const assign = (personId: string | null) => assignStory(cast.deskEditor, { storyId, personId });
    await expect(assignStory(cast.administrator, { storyId, personId: null })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    await expect(assign(cast.administrator.personId)).rejects.toMatchObject({ reason: "not-allowed" });
    await expect(assign("nobody")).rejects.toMatchObject({ reason: "not-found" });
    const gone = await buildPerson(database(), "reporter");
    await database()
      .update(tables.person)
      .set({ suspendedAt: new Date() })
      .where(eq(tables.person.id, gone.personId));
    await expect(assign(gone.personId)).rejects.toMatchObject({ reason: "not-allowed" });
    await assign(cast.copyEditor.personId);
    expect((await storyRow(database(), storyId)).assigneeId).toBe(cast.copyEditor.personId);
    await moveToDesk(cast.deskEditor, { storyId, deskId: null });
    expect((await storyRow(database(), storyId)).deskId).toBeNull();
    await expect(moveToDesk(cast.deskEditor, { storyId, deskId: "none" })).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});

describe("from writer to approval and back", () => {
  test("[D51] every move is an event with who, when, from where and why", async () => {
    const storyId = await buildStory(database(), cast);
    const fingerprint = await pin(storyId, cast.reporter);
    await fileStory(cast.reporter, { storyId, note: " Two sources " });
    expect(await lastEvent(storyId)).toMatchObject({
      name: "story.filed",
      personId: cast.reporter.personId,
      note: "Two sources",
      fact: { from: "writing", to: "copy-desk", fingerprint },
    });
    await returnStory(cast.copyEditor, { storyId, note: "Who said it?" });
    await fileStory(cast.reporter, { storyId });
    await sendForApproval(cast.copyEditor, { storyId });
    await backToCopyDesk(cast.manager, { storyId, note: "Shorter." });
    await sendForApproval(cast.deskEditor, { storyId });
    expect(await stageOf(storyId)).toBe("for-approval");
    const events = await database()
      .select()
      .from(tables.event)
      .where(eq(tables.event.storyId, storyId))
      .orderBy(tables.event.id);
    expect(events.map((event) => event.name.replace("story.", ""))).toEqual([
      ...["filed", "returned", "filed", "sent-for-approval", "sent-back", "sent-for-approval"],
    ]);
  });

  test("[D52] a step back needs its note, a wrong step says what to do, an unknown story is not found", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    await expect(returnStory(cast.copyEditor, { storyId, note: "  " })).rejects.toMatchObject({
      reason: "bad-input",
      sentences: ["A note is needed: say what is to be done."],
    });
    await expect(fileStory(cast.reporter, { storyId })).rejects.toMatchObject({
      sentences: ["The story is already at the copy desk."],
    });
    await expect(sendForApproval(cast.reporter, { storyId })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    for (const unknown of ["nothere00000", "\0", "x".repeat(500), 7 as never])
      await expect(fileStory(cast.reporter, { storyId: unknown })).rejects.toMatchObject({ kind: "refusal" });
    expect(await stageOf(storyId)).toBe("copy-desk");
  });

  test("[D53] spiking keeps the stage to come back to", async () => {
    const storyId = await buildStory(database(), cast, { stage: "for-approval" });
    await expect(spikeStory(cast.deskEditor, { storyId, reason: "" })).rejects.toMatchObject({
      reason: "bad-input",
    });
    await spikeStory(cast.deskEditor, { storyId, reason: "Overtaken by events" });
    await expect(spikeStory(cast.manager, { storyId, reason: "x" })).rejects.toMatchObject({
      sentences: ["The story is already spiked."],
    });
    await restoreStory(cast.manager, { storyId });
    expect(await stageOf(storyId)).toBe("for-approval");
    const own = await createStory(cast.reporter, {});
    await spikeStory(cast.reporter, { storyId: own.storyId, reason: "Nothing in it" });
    await restoreStory(cast.reporter, { storyId: own.storyId });
    expect(await stageOf(own.storyId)).toBe("writing");
  });
});

describe("approving", () => {
  test("[D54] approves exactly the revision that was on the screen", async () => {
    const storyId = await buildStory(database(), cast, { stage: "for-approval" });
    const fingerprint = await pin(storyId, cast.manager);
    await addToHeadline(database(), storyId, cast.copyEditor, "!");
    await pin(storyId, cast.manager);
    await expect(approveStory(cast.manager, { storyId, fingerprint })).rejects.toMatchObject({
      reason: "changed-meanwhile",
      sentences: [expect.stringContaining("The story changed while you were reading.")],
    });
    expect(await stageOf(storyId)).toBe("for-approval");
    const anew = await pin(storyId, cast.manager);
    await approveStory(cast.manager, { storyId, fingerprint: anew });
    expect(await storyRow(database(), storyId)).toMatchObject({
      stage: "approved",
      approvedFingerprint: anew,
    });
    await expect(approveStory(cast.manager, { storyId, fingerprint: "short" })).rejects.toMatchObject({
      reason: "bad-input",
    });
  });

  test("[D55] a change after the approval needs a new one, by somebody who did not make it alone", async () => {
    const storyId = await buildStory(database(), cast, { stage: "approved" });
    await addToHeadline(database(), storyId, cast.manager, " again");
    const fingerprint = await pin(storyId, cast.manager);
    const alone = "You are the only author of what changed";
    await expect(approveStory(cast.manager, { storyId, fingerprint })).rejects.toMatchObject({
      sentences: [expect.stringContaining(alone)],
    });
    await expect(
      approveStory(cast.manager, { storyId, fingerprint, override: { reason: " " } }),
    ).rejects.toMatchObject({
      sentences: ["A reason is needed to publish without a second pair of eyes."],
    });
    await approveStory(cast.secondManager, { storyId, fingerprint });
    await addToHeadline(database(), storyId, cast.secondManager, "?");
    const next = await pin(storyId, cast.secondManager);
    await approveStory(cast.secondManager, {
      storyId,
      fingerprint: next,
      override: { reason: "Nobody else is on shift" },
    });
    expect(await lastEvent(storyId)).toMatchObject({
      name: "story.approved",
      note: "Nobody else is on shift",
      fact: { withoutSecondPair: "Nobody else is on shift", fingerprint: next },
    });
  });

  test("[D55] whoever brings words in a colleague's name, as after a crash, has not had them read by that colleague", async () => {
    const storyId = await buildStory(database(), cast, { by: cast.secondManager, stage: "copy-desk" });
    await addToHeadline(database(), storyId, cast.reporter, "!");
    // Brought by the second manager's browser under an id of the reporter's.
    await tamperWith(database(), "story_update", (tx) =>
      tx
        .update(tables.storyUpdate)
        .set({ relayed: true, personId: cast.secondManager.personId })
        .where(eq(tables.storyUpdate.personId, cast.reporter.personId)),
    );
    await sendForApproval(cast.copyEditor, { storyId });
    const fingerprint = await pin(storyId, cast.secondManager);
    await expect(approveStory(cast.secondManager, { storyId, fingerprint })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    await approveStory(cast.manager, { storyId, fingerprint });
  });

  test("[D56] two managers at once: one approval, the other is told who was first", async () => {
    for (let round = 0; round < 3; round++) {
      const storyId = await buildStory(database(), cast, { stage: "for-approval" });
      const fingerprint = await pin(storyId, cast.manager);
      const answers = await Promise.allSettled(
        [cast.manager, cast.secondManager, cast.manager].map((manager) =>
          approveStory(manager, { storyId, fingerprint }),
        ),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === "rejected")
          expect(answer.reason).toMatchObject({
            sentences: [expect.stringMatching(/^This version is already approved, by manager/)],
          });
      const events = await database().select().from(tables.event).where(eq(tables.event.storyId, storyId));
      expect(events.filter(({ name }) => name === "story.approved")).toHaveLength(1);
    }
  });

  test("[D17] an open suggestion keeps a story from approval", async () => {
    const storyId = await buildStory(database(), cast, { stage: "for-approval" });
    const fingerprint = await pin(storyId, cast.manager);
    await database().update(tables.story).set({ openSuggestions: 1 }).where(eq(tables.story.id, storyId));
    await expect(approveStory(cast.manager, { storyId, fingerprint })).rejects.toMatchObject({
      sentences: ["One suggestion is still open: accept or reject it first."],
    });
  });
});

describe("holding", () => {
  test("[D57] any number of holds, each with its kind, reason and time, each released on its own", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const legal = await holdStory(cast.copyEditor, {
      storyId,
      kind: "legal",
      reason: "Counsel reads it",
      until,
    });
    const pictures = await holdStory(cast.pictureEditor, {
      storyId,
      kind: "pictures",
      reason: "No credit yet",
    });
    await expect(
      holdStory(cast.pictureEditor, { storyId, kind: "legal", reason: "x" }),
    ).rejects.toMatchObject({ reason: "not-allowed" });
    await expect(holdStory(cast.reporter, { storyId, kind: "pictures", reason: "x" })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    await expect(holdStory(cast.manager, { storyId, kind: "legal", reason: "" })).rejects.toMatchObject({
      reason: "bad-input",
    });
    await expect(
      holdStory(cast.manager, { storyId, kind: "legal", reason: "x", until: "2020-01-01T00:00:00Z" }),
    ).rejects.toMatchObject({ sentences: ["Until when must lie in the future."] });
    await expect(releaseHold(cast.manager, { storyId })).rejects.toMatchObject({
      sentences: [expect.stringContaining("Several holds")],
    });
    await expect(releaseHold(cast.pictureEditor, { storyId, holdId: legal.holdId })).rejects.toMatchObject({
      reason: "not-allowed",
    });
    await releaseHold(cast.pictureEditor, { storyId, holdId: pictures.holdId });
    await expect(releaseHold(cast.manager, { storyId, holdId: pictures.holdId })).rejects.toMatchObject({
      sentences: ["That hold does not stand any more."],
    });
    await releaseHold(cast.copyEditor, { storyId, note: "Cleared" });
    await expect(releaseHold(cast.manager, { storyId })).rejects.toMatchObject({
      sentences: ["Nothing holds the story."],
    });
  });
});
