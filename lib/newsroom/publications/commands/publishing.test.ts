import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import type { Line } from "#lib/document/story/words.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { holdStory } from "#lib/newsroom/stories/commands/hold-story.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  pin,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { lastEventOf, publicationsOf } from "#lib/newsroom/stories/testing/on-record.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const publications = (storyId: string) => publicationsOf(database(), storyId);
const lastEvent = (storyId: string) => lastEventOf(database(), storyId);

describe("publishing", () => {
  test("[D30] readers get everything of exactly the approved revision, under its fingerprint", async () => {
    const picture = await buildPicture(database(), cast.reporter);
    const lines: Line[] = [
      { kind: "paragraph", runs: [{ text: "The council met, reported Khaama Press." }] },
      { kind: "paragraph", runs: [] },
      {
        kind: "picture",
        picture,
        alt: "A river",
        crop: { x: 0, y: 0, width: 0.5, height: 1 },
        runs: [{ text: "The river" }],
      },
    ];
    const storyId = await buildStory(database(), cast, {
      stage: "approved",
      words: { lines },
      details: { place: "Kabul", topics: "rivers, dams", kicker: "Dam" },
      sources: ["ani"],
    });
    const fingerprint = await pin(storyId, cast.manager);
    const heard: Announcement[] = [];
    const stop = bus().listen((announcement) => heard.push(announcement));
    const put = await publishStory(cast.manager, { storyId, fingerprint });
    stop();
    const [publication] = await publications(storyId);
    expect(publication).toMatchObject({
      id: put.publicationId,
      number: 1,
      change: "first",
      fingerprint,
      section: "news",
    });
    expect(publication!.page).toEqual({
      ...{
        headline: "Valley council opens talks on river dam",
        kicker: "Dam",
        place: "Kabul",
        byline: cast.reporter.name,
      },
      standfirst: "Both banks send their elders to a first round on Monday",
      ...{ topics: ["rivers", "dams"], section: { slug: "news", name: "News" } },
      lines: [lines[0], lines[2]],
      pictures: {
        [picture]: {
          ...{ id: picture, credit: "Twitter/ Amrullah Saleh/ANI", width: 800, height: 900 },
          ...{ contentHash: picture.padEnd(64, "0"), widths: [320, 640] },
        },
      },
      ...{ attribution: "With inputs from ANI", sources: ["ANI"], notes: [], wordCount: 6 },
    });
    expect(put.address).toBe(`/news/valley-council-opens-talks-on-river-dam-${storyId}`);
    expect(publication!.lastUpdatedAt).toEqual(publication!.firstPublishedAt);
    expect(await storyRow(database(), storyId)).toMatchObject({
      publicationState: "live",
      liveFingerprint: fingerprint,
      address: put.address,
    });
    expect(await database().select().from(tables.pictureUse)).toMatchObject([
      { publicationId: put.publicationId, pictureId: picture, storyId },
    ]);
    expect(heard).toContainEqual({
      subject: "publication",
      id: put.publicationId,
      what: "publication.created",
    });
    expect(heard).toContainEqual({ subject: "story", id: storyId, what: "story.published" });
    expect(await lastEvent(storyId)).toMatchObject({
      name: "story.published",
      publicationId: put.publicationId,
    });
  });

  test("[D30] the approved revision goes out even while someone types", async () => {
    const storyId = await buildStory(database(), cast, { stage: "approved" });
    const approved = await pin(storyId, cast.manager);
    await addToHeadline(database(), storyId, cast.copyEditor, " UNAPPROVED");
    const changed = await pin(storyId, cast.manager);
    await expect(publishStory(cast.manager, { storyId, fingerprint: changed })).rejects.toMatchObject({
      sentences: [expect.stringContaining("changed since approval")],
    });
    await publishStory(cast.manager, { storyId, fingerprint: approved });
    const [publication] = await publications(storyId);
    expect(publication!.fingerprint).toBe(approved);
    expect(JSON.stringify(publication)).not.toContain("UNAPPROVED");
  });

  test("[D32] breaking news goes out from any stage, with a reason, and is thereby approved", async () => {
    const storyId = await buildStory(database(), cast, { by: cast.manager });
    const fingerprint = await pin(storyId, cast.manager);
    await expect(publishStory(cast.manager, { storyId, fingerprint })).rejects.toMatchObject({
      sentences: [expect.stringContaining("breaking news, with a reason")],
    });
    await expect(publishStory(cast.deskEditor, { storyId, fingerprint, reason: "x" })).rejects.toMatchObject({
      sentences: ["Only a manager can publish."],
    });
    await addToHeadline(database(), storyId, cast.manager, "!");
    const now = await pin(storyId, cast.manager);
    await expect(publishStory(cast.manager, { storyId, fingerprint, reason: "Quake" })).rejects.toMatchObject(
      {
        reason: "changed-meanwhile",
      },
    );
    await publishStory(cast.manager, {
      storyId,
      fingerprint: now,
      reason: "Quake",
      override: { reason: "" },
    });
    expect(await storyRow(database(), storyId)).toMatchObject({
      stage: "approved",
      approvedFingerprint: now,
      liveFingerprint: now,
    });
    expect(await lastEvent(storyId)).toMatchObject({
      note: "Quake",
      fact: { breakingNews: "Quake", from: "writing", withoutSecondPair: "Quake", fingerprint: now },
    });
  });

  test("[D33] two managers at once: one publication, the other is told", async () => {
    for (let round = 0; round < 3; round++) {
      const storyId = await buildStory(database(), cast, { stage: "approved" });
      const fingerprint = await pin(storyId, cast.manager);
      const answers = await Promise.allSettled(
        [cast.manager, cast.secondManager, cast.manager].map((manager) =>
          publishStory(manager, { storyId, fingerprint }),
        ),
      );
      expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === "rejected")
          expect(answer.reason).toMatchObject({
            sentences: [expect.stringMatching(/^The story is live already, published by manager/)],
          });
      expect(await publications(storyId)).toHaveLength(1);
    }
  });

  test("[D14] what is held or not ready does not go out, by any way", async () => {
    const held = await buildStory(database(), cast, { stage: "approved" });
    await holdStory(cast.deskEditor, { storyId: held, kind: "legal", reason: "Counsel reads it" });
    const fingerprint = await pin(held, cast.manager);
    await expect(publishStory(cast.manager, { storyId: held, fingerprint })).rejects.toMatchObject({
      sentences: [`Legal hold by ${cast.deskEditor.name}: “Counsel reads it”.`],
    });
    const picture = await buildPicture(database(), cast.reporter, "");
    const bare = await buildStory(database(), cast, {
      words: {
        lines: [
          { kind: "paragraph", runs: [{ text: "Text." }] },
          { kind: "picture", picture, runs: [] },
        ],
      },
    });
    const mark = await pin(bare, cast.manager);
    await expect(
      publishStory(cast.manager, { storyId: bare, fingerprint: mark, reason: "Quake" }),
    ).rejects.toMatchObject({
      sentences: ["The picture has no credit line.", "The picture has no alt text."],
    });
    expect([...(await publications(held)), ...(await publications(bare))]).toEqual([]);
  });
});
