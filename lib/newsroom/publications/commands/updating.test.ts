import { beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { updateStory } from "#lib/newsroom/publications/commands/update-story.ts";
import { withdrawStory } from "#lib/newsroom/publications/commands/withdraw-story.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { backToCopyDesk } from "#lib/newsroom/stories/commands/back-to-copy-desk.ts";
import { decisionLook } from "#lib/newsroom/stories/reads/decision-look.ts";
import {
  addToHeadline,
  buildCast,
  buildStory,
  changeStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { lastEventOf, publicationsOf } from "#lib/newsroom/stories/testing/on-record.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const publications = (storyId: string) => publicationsOf(database(), storyId);
const lastEvent = (storyId: string) => lastEventOf(database(), storyId);

/** A live story, as most of these begin. */
async function live(): Promise<string> {
  const storyId = await buildStory(database(), cast, { stage: "approved" });
  await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  return storyId;
}

async function approveChange(storyId: string, text: string): Promise<string> {
  await addToHeadline(database(), storyId, cast.copyEditor, text);
  const fingerprint = await pin(storyId, cast.manager);
  await approveStory(cast.manager, { storyId, fingerprint });
  return fingerprint;
}

describe("updating what readers have", () => {
  test("[D34] a typo moves no stamp; an update does; First Published never moves; the address stays", async () => {
    const storyId = await live();
    await updateStory(cast.manager, {
      storyId,
      fingerprint: await approveChange(storyId, "s"),
      change: "typo",
    });
    const typo = await publications(storyId);
    expect(typo[1]).toMatchObject({
      number: 2,
      change: "typo",
      firstPublishedAt: typo[0]!.firstPublishedAt,
      lastUpdatedAt: typo[0]!.lastUpdatedAt,
    });
    await updateStory(cast.manager, {
      storyId,
      fingerprint: await approveChange(storyId, " after a long night"),
      change: "update",
    });
    const updated = (await publications(storyId))[2]!;
    expect(updated.firstPublishedAt).toEqual(typo[0]!.firstPublishedAt);
    expect(updated.lastUpdatedAt.getTime()).toBeGreaterThan(typo[0]!.lastUpdatedAt.getTime());
    expect(updated.slug).toBe(typo[0]!.slug);
    expect(updated.page.headline).toContain("after a long night");
  });

  test("[D35] clarifications and corrections carry a public note, and notes stay", async () => {
    const storyId = await live();
    const fingerprint = await approveChange(storyId, " on Monday");
    await expect(
      updateStory(cast.manager, { storyId, fingerprint, change: "correction" }),
    ).rejects.toMatchObject({
      sentences: ["A correction needs a public note that tells readers what was wrong."],
    });
    await updateStory(cast.manager, {
      storyId,
      fingerprint,
      change: "correction",
      publicNote: "The talks open on Monday.",
    });
    await updateStory(cast.manager, {
      storyId,
      fingerprint: await approveChange(storyId, "."),
      change: "clarification",
      publicNote: "It is the upper dam.",
    });
    const [, , last] = await publications(storyId);
    expect(last!.page.notes).toMatchObject([
      { change: "correction", text: "The talks open on Monday." },
      { change: "clarification", text: "It is the upper dam." },
    ]);
    await updateStory(cast.manager, {
      storyId,
      fingerprint: await approveChange(storyId, "!"),
      change: "typo",
      publicNote: "not for readers",
    });
    expect((await publications(storyId))[3]!.page.notes).toHaveLength(2);
  });

  test("[D31] a changed number passes as a typo only with a reason", async () => {
    const storyId = await live();
    const fingerprint = await approveChange(storyId, " 12");
    await expect(updateStory(cast.manager, { storyId, fingerprint, change: "typo" })).rejects.toMatchObject({
      sentences: [expect.stringContaining("This changes a number (12)")],
    });
    await expect(
      updateStory(cast.manager, { storyId, fingerprint, change: "typo", note: "In a hurry" }),
    ).rejects.toMatchObject({ sentences: [expect.stringContaining("This changes a number (12)")] });
    expect(await decisionLook(cast.manager, storyId, "update")).toMatchObject({
      proposedChange: "update",
      touches: ["a number (12)"],
    });
    await updateStory(cast.manager, {
      storyId,
      fingerprint,
      change: "typo",
      reason: "The number of the dam fell out",
    });
    expect(await lastEvent(storyId)).toMatchObject({
      note: "The number of the dam fell out",
      fact: { change: "typo", touches: ["a number (12)"] },
    });
  });

  test("[D15] only a new approval goes out, and nothing goes out twice", async () => {
    const storyId = await live();
    const same = await pin(storyId, cast.manager);
    await expect(
      updateStory(cast.manager, { storyId, fingerprint: same, change: "update" }),
    ).rejects.toMatchObject({
      sentences: [expect.stringContaining("nothing has changed since publication")],
    });
    await addToHeadline(database(), storyId, cast.copyEditor, "?");
    const changed = await pin(storyId, cast.manager);
    await expect(
      updateStory(cast.manager, { storyId, fingerprint: changed, change: "update" }),
    ).rejects.toMatchObject({
      sentences: [expect.stringContaining("must be approved")],
    });
    await approveStory(cast.manager, { storyId, fingerprint: changed });
    const answers = await Promise.allSettled(
      [cast.manager, cast.secondManager].map((manager) =>
        updateStory(manager, { storyId, fingerprint: changed, change: "update" }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await publications(storyId)).toHaveLength(2);
  });

  test("[D36] a live story's working copy goes its own way; the live page does not move", async () => {
    const storyId = await live();
    await backToCopyDesk(cast.manager, { storyId, note: "Add the second round." });
    await changeStory(database(), storyId, cast.copyEditor, (doc) =>
      doc.getText("standfirst").insert(0, "DRAFT "),
    );
    await pin(storyId, cast.copyEditor);
    expect(await storyRow(database(), storyId)).toMatchObject({
      stage: "copy-desk",
      publicationState: "live",
    });
    expect(await publications(storyId)).toHaveLength(1);
  });
});

describe("withdrawing", () => {
  test("[D37] readers get a notice, nothing of the words stays, and the story can come back with its first stamp", async () => {
    const storyId = await live();
    await expect(withdrawStory(cast.manager, { storyId, reason: " " })).rejects.toMatchObject({
      sentences: ["A reason is needed."],
    });
    await expect(
      withdrawStory(cast.deskEditor, { storyId, reason: "x", publicNote: "y" }),
    ).rejects.toMatchObject({ reason: "not-allowed" });
    await withdrawStory(cast.manager, {
      storyId,
      reason: "Wrong dam",
      publicNote: "This story named the wrong dam.",
    });
    const [first, gone] = await publications(storyId);
    expect(gone).toMatchObject({
      change: "withdrawal",
      note: "This story named the wrong dam.",
      slug: first!.slug,
    });
    expect(JSON.stringify(gone!.page)).not.toContain("Valley");
    expect(await storyRow(database(), storyId)).toMatchObject({
      publicationState: "withdrawn",
      livePublicationId: null,
      liveFingerprint: null,
    });
    expect(await lastEvent(storyId)).toMatchObject({ name: "story.withdrawn", note: "Wrong dam" });
    await publishStory(cast.manager, {
      storyId,
      fingerprint: await approveChange(storyId, " below the town"),
    });
    const back = (await publications(storyId))[2]!;
    expect(back).toMatchObject({
      change: "update",
      slug: first!.slug,
      firstPublishedAt: first!.firstPublishedAt,
    });
    expect(back.lastUpdatedAt.getTime()).toBeGreaterThan(first!.lastUpdatedAt.getTime());
  });

  test("[D37] without words of its own the notice is the paper's standing one; the reason stays inside", async () => {
    const storyId = await live();
    await withdrawStory(cast.manager, { storyId, reason: "Wrong dam" });
    expect((await publications(storyId))[1]).toMatchObject({ change: "withdrawal", note: null });
    expect((await lastEvent(storyId))!.fact).not.toHaveProperty("publicNote");
  });
});
