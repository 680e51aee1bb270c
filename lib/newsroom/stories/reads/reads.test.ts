import { beforeAll, describe, expect, test } from "vitest";
import { liveWords } from "#lib/collaboration/live-words.ts";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { withdrawStory } from "#lib/newsroom/publications/commands/withdraw-story.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import { returnStory } from "#lib/newsroom/stories/commands/return-story.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { approvals } from "#lib/newsroom/stories/reads/approvals.ts";
import { waitingToBePinned } from "#lib/newsroom/stories/reads/waiting-for-approval.ts";
import { comparedVersions, revisionById } from "#lib/newsroom/revisions/reads/revisions.ts";
import { storyForEditor } from "#lib/newsroom/stories/reads/story-for-editor.ts";
import { storyHistory } from "#lib/newsroom/stories/reads/story-history.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  changeStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});
const forEditor = (actor: Actor | null, storyId: string) => storyForEditor(actor, storyId, liveWords);
const decision = (story: Awaited<ReturnType<typeof forEditor>>, name: string) =>
  story.decisions.find((one) => one.name === name)!;

describe("the story page", () => {
  test("[D60] says what the story is, what may be done, and why what may not", async () => {
    const storyId = await buildStory(database(), cast, { sources: ["ani"] });
    const story = await forEditor(cast.reporter, storyId);
    expect(story).toMatchObject({
      ...{ stageName: "Writing", publicationName: "Not published", right: "edit", startingMode: "editing" },
      ...{
        changedSince: null,
        pageAddress: null,
        attribution: "With inputs from ANI",
        needsSecondPair: false,
      },
      ...{ mayAssign: true, mayCredit: true, checks: { blocking: [], warnings: [] } },
      everyone: [{ id: cast.reporter.personId }],
    });
    expect(story.decisions.map(({ label }) => label)).toHaveLength(13);
    expect(decision(story, "file")).toMatchObject({
      allowed: true,
      isNext: true,
      takesNote: "optional",
      noteLabel: "Note",
    });
    expect(decision(story, "approve")).toMatchObject({
      allowed: false,
      refusals: ["Only a manager can approve."],
    });
    expect(story.people.map(({ id }) => id)).not.toContain(cast.administrator.personId);
    expect(story.desks).toHaveLength(1);
    expect(story.sections[0]).toEqual({ slug: "news", name: "News" });
    const admin = await forEditor(cast.administrator, storyId);
    expect(admin).toMatchObject({ right: "read", startingMode: "reading", mayAssign: false });
    expect(admin.decisions.every(({ allowed, refusals }) => !allowed && refusals.length > 0)).toBe(true);
    expect(JSON.parse(JSON.stringify(story))).toEqual(story);
  });

  test("[D60] nobody gets a story without being signed in, nor one that there is not", async () => {
    const storyId = await buildStory(database(), cast);
    await expect(forEditor(null, storyId)).rejects.toMatchObject({ reason: "not-signed-in" });
    await expect(forEditor(cast.manager, "nothere00000")).rejects.toMatchObject({ reason: "not-found" });
    await expect(storyHistory(null, storyId)).rejects.toMatchObject({ reason: "not-signed-in" });
    await expect(approvals(null)).rejects.toMatchObject({ reason: "not-signed-in" });
    await expect(approvals(cast.copyEditor)).rejects.toMatchObject({ reason: "not-allowed" });
  });

  test("[D22] shows at once that the words, or a credit, are no longer those that were approved", async () => {
    const storyId = await buildStory(database(), cast, { stage: "approved" });
    expect(await forEditor(cast.manager, storyId)).toMatchObject({ changedSince: null });
    await addToHeadline(database(), storyId, cast.copyEditor, "!");
    expect(await forEditor(cast.pictureEditor, storyId)).toMatchObject({
      decisions: expect.arrayContaining([expect.objectContaining({ name: "hold", holdKinds: ["pictures"] })]),
    });
    const changed = await forEditor(cast.manager, storyId);
    expect(changed.changedSince).toBe("approval");
    expect(decision(changed, "approve")).toMatchObject({ allowed: true, isNext: true });
    expect(decision(changed, "publish")).toMatchObject({ allowed: false, isNext: false });
    const fingerprint = await pin(storyId, cast.manager);
    await approveStory(cast.manager, { storyId, fingerprint });
    await publishStory(cast.manager, { storyId, fingerprint });
    const live = await forEditor(cast.manager, storyId);
    expect(live).toMatchObject({ publicationName: "Live", changedSince: null });
    expect(live.pageAddress).toBe(`/news/valley-council-opens-talks-on-river-dam-${storyId}`);
    await addToHeadline(database(), storyId, cast.copyEditor, "?");
    expect((await forEditor(cast.manager, storyId)).changedSince).toBe("publication");
  });

  test("[D18] lists holds and what is missing under what blocks", async () => {
    const picture = await buildPicture(database(), cast.reporter, "");
    const storyId = await buildStory(database(), cast, {
      words: {
        lines: [
          { kind: "paragraph", runs: [{ text: "Text." }] },
          { kind: "picture", picture, alt: "x", runs: [{ text: "y" }] },
        ],
      },
    });
    await holdStory(cast.manager, { storyId, kind: "embargo", reason: "Until the list is out" });
    const { checks, decisions, holds } = await forEditor(cast.manager, storyId);
    const sentences = [
      `Embargo hold by ${cast.manager.name}: “Until the list is out”.`,
      "The picture (“y”) has no credit line.",
    ];
    expect(checks.blocking.map(({ sentence }) => sentence)).toEqual(sentences);
    expect(decisions.find(({ name }) => name === "publish")).toMatchObject({
      allowed: false,
      refusals: sentences,
    });
    expect(holds).toMatchObject([{ kind: "embargo", by: cast.manager.name, until: null }]);
  });
});

describe("history", () => {
  test("[D64] every decision with who, when, what and why; versions by what was decided about them", async () => {
    const storyId = await buildStory(database(), cast, { stage: "copy-desk" });
    await addToHeadline(database(), storyId, cast.copyEditor, "!");
    await pin(storyId, cast.copyEditor);
    await returnStory(cast.copyEditor, { storyId, note: "Who said it?" });
    const {
      events,
      versions: { versions },
    } = await storyHistory(cast.administrator, storyId);
    expect(events.map(({ person, act, note }) => `${person} ${act}${note ? `: ${note}` : ""}`)).toEqual([
      `${cast.copyEditor.name} returned the story to its writer: Who said it?`,
      `${cast.reporter.name} filed the story to the copy desk`,
    ]);
    expect(versions).toMatchObject([
      { number: 2, act: "returned", by: cast.copyEditor.name, contributors: [cast.copyEditor.name] },
      { number: 1, act: "filed", by: cast.reporter.name, contributors: [cast.reporter.name] },
    ]);
    expect(JSON.parse(JSON.stringify({ events, versions }))).toEqual({ events, versions });
  });

  test("[D64] it tells what readers were told, and what became of the credits of its pictures", async () => {
    const picture = await buildPicture(database(), cast.reporter, "ANI");
    const storyId = await buildStory(database(), cast, {
      words: {
        lines: [
          { kind: "paragraph", runs: [{ text: "Text." }] },
          { kind: "picture", picture, alt: "x", runs: [{ text: "y" }] },
        ],
      },
      stage: "approved",
    });
    await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
    await setPictureCredit(cast.pictureEditor, { pictureId: picture, credit: "ANI/ Tara Menon" });
    await setPictureCredit(cast.pictureEditor, {
      pictureId: await buildPicture(database(), cast.reporter, ""),
      credit: "of another story",
    });
    await withdrawStory(cast.manager, {
      storyId,
      reason: "Wrong river",
      publicNote: "It was another river.",
    });
    const { events } = await storyHistory(cast.reporter, storyId);
    expect(events.slice(0, 3).map(({ act, note, publicNote }) => [act, note, publicNote])).toEqual([
      ["withdrew the story", "Wrong river", "It was another river."],
      ["set the credit line of a picture to “ANI/ Tara Menon”, before “ANI”", null, null],
      ["published the story", null, null],
    ]);
  });

  test("[D62] two versions are compared by words, details, sources and credits", async () => {
    const picture = await buildPicture(database(), cast.reporter, "ANI");
    const storyId = await buildStory(database(), cast, {
      words: { lines: [{ kind: "picture", picture, alt: "x", runs: [{ text: "y" }] }] },
    });
    await pin(storyId, cast.reporter);
    await addToHeadline(database(), storyId, cast.copyEditor, " today");
    await changeStory(database(), storyId, cast.copyEditor, (doc) => {
      doc.getMap("details").set("place", "Kabul");
      doc.getMap("sources").set("pti", { at: 1 });
    });
    await pin(storyId, cast.copyEditor);
    const {
      versions: { versions },
    } = await storyHistory(cast.manager, storyId);
    const { comparison, from, to } = await comparedVersions(
      cast.manager,
      storyId,
      versions[1]!.id,
      versions[0]!.id,
    );
    expect([from.number, to.number]).toEqual([1, 2]);
    expect(comparison.words.headline.at(-1)).toEqual({ change: "added", text: " today" });
    expect(comparison.fields).toEqual([
      { name: "Place", before: "", after: "Kabul" },
      { name: "Wire sources", before: "", after: "PTI" },
      { name: "Attribution line", before: "", after: "With inputs from PTI" },
    ]);
    await expect(revisionById(cast.manager, "other0000000", versions[0]!.id)).rejects.toMatchObject({
      reason: "not-found",
    });
  });
});

describe("approvals", () => {
  test("[D63] what waits stands there as readers would get it, the oldest first, with what changed since the last approval", async () => {
    const first = await buildStory(database(), cast, { stage: "for-approval" });
    const again = await buildStory(database(), cast, { stage: "approved" });
    await addToHeadline(database(), again, cast.manager, " at last");
    await pin(again, cast.manager);
    const untouched = await buildStory(database(), cast, { stage: "approved" });
    const waiting = await approvals(cast.manager);
    const ids = waiting.map(({ id }) => id);
    expect(ids).not.toContain(untouched);
    const one = waiting.find(({ id }) => id === first)!;
    expect(one).toMatchObject({
      sentBy: cast.copyEditor.name,
      comparison: null,
      changedBy: [{ name: cast.reporter.name }],
      needsSecondPair: false,
    });
    expect(one.page.headline).toBe("Valley council opens talks on river dam");
    const two = waiting.find(({ id }) => id === again)!;
    expect(two).toMatchObject({
      changedSince: "approval",
      changedBy: [{ name: cast.manager.name, removed: 0 }],
      changeAuthors: { headline: [cast.manager.name], standfirst: [], lines: {} },
      needsSecondPair: true,
    });
    expect(two.comparison!.words.headline.at(-1)).toEqual({ change: "added", text: " at last" });
    expect(two.decisions.find(({ name }) => name === "approve")).toMatchObject({ allowed: true });
    expect(JSON.parse(JSON.stringify(waiting))).toEqual(waiting);
  });

  test("[D63] stories that moved on since they were pinned are named, so that nothing stale is shown", async () => {
    const storyId = await buildStory(database(), cast, { stage: "for-approval" });
    expect(await waitingToBePinned()).not.toContain(storyId);
    await addToHeadline(database(), storyId, cast.copyEditor, "!");
    await projectStory(storyId, cast.copyEditor.personId);
    expect(await waitingToBePinned()).toContain(storyId);
    await pin(storyId, cast.manager);
    expect(await waitingToBePinned()).not.toContain(storyId);
  });
});
