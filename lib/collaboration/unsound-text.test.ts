import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { factMap } from "#lib/document/story/fields.ts";
import { makeMarker, type LineAttributes } from "#lib/document/story/line-marker.ts";
import { setDetail } from "#lib/document/story/details.ts";
import { fileStory } from "#lib/newsroom/stories/commands/file-story.ts";
import {
  buildCast,
  buildStory,
  changeStory,
  storyRow,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import type * as Y from "yjs";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

/** A zero and another control character, and half an emoji on each side of the longest that is kept. */
const CONTROLS = "a\u0000b\u0007";
const halved = (longest: number) => `${"x".repeat(longest - 1)}😀`;

/** Whatever a browser may have written: none of it may keep the story from being decided about. */
const SPOILED: [string, (doc: Y.Doc) => void][] = [
  ["a detail", (doc) => void doc.getMap("details").set("byline", CONTROLS)],
  ["a long detail", (doc) => void doc.getMap("details").set("slugline", halved(200))],
  ["the section", (doc) => void doc.getMap("details").set("section", "news\u0000")],
  ["a set detail", (doc) => setDetail(doc, "kicker", `${CONTROLS}${halved(200)}`)],
  [
    "an override",
    (doc) =>
      void doc.getMap("details").set("attributionOverride", {
        line: `${CONTROLS}${halved(500)}`,
        reason: `${CONTROLS}${halved(1000)}`,
      }),
  ],
  ["the headline", (doc) => doc.getText("headline").insert(0, CONTROLS)],
  ["the body", (doc) => doc.getText("body").insert(3, CONTROLS)],
  [
    "a picture",
    (doc) =>
      doc.getText("body").insertEmbed(
        doc.getText("body").length,
        makeMarker({
          kind: "picture",
          picture: `${CONTROLS}${halved(200)}`,
          alt: `${CONTROLS}${halved(2000)}`,
        } satisfies LineAttributes),
      ),
  ],
  [
    "a link",
    (doc) => {
      const first = doc.getText("body")._start!.id;
      const { client, clock } = first;
      factMap(doc, "inline").set("1-1-1", {
        ...{ by: "somebody", at: 1, ids: [[client, clock, 20]], mark: "link", n: 1 },
        on: { href: "https://galley.test/\u0000" },
      });
    },
  ],
];

test.each(SPOILED)("[D92] %s that no database keeps stops no decision", async (_what, spoil) => {
  const storyId = await buildStory(database(), cast);
  await changeStory(database(), storyId, cast.reporter, spoil);
  const pinned = await pinRevision(storyId, "opened", cast.reporter.personId);
  await projectStory(storyId, cast.reporter.personId);
  await fileStory(cast.reporter, { storyId });
  expect((await storyRow(database(), storyId)).stage).toBe("copy-desk");
  const [row] = await database().select().from(tables.revision).where(eq(tables.revision.id, pinned.id));
  expect(JSON.stringify(row)).not.toMatch(/\\u00|\\ud[89a-f]/i);
});

test("[D92] of a word that is not sound every letter keeps its place", async () => {
  const storyId = await buildStory(database(), cast);
  await changeStory(database(), storyId, cast.reporter, (doc) => doc.getText("headline").insert(1, "\u0000"));
  const { id } = await pinRevision(storyId, "opened", null);
  const [row] = await database().select().from(tables.revision).where(eq(tables.revision.id, id));
  expect(row!.words.headline).toBe("V\uFFFDalley council opens talks on river dam");
  expect(row!.identity.headline.reduce((sum, [, , length]) => sum + length, 0)).toBe(
    row!.words.headline.length,
  );
});
