import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { retellStories } from "#lib/collaboration/projections/retell-stories.ts";
import { tables } from "#lib/database/database.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { setPictureCredit } from "#lib/newsroom/pictures/commands/set-picture-credit.ts";
import { publishStory } from "#lib/newsroom/publications/commands/publish-story.ts";
import { restyledStories, waitingToBePinned } from "#lib/newsroom/stories/reads/waiting-for-approval.ts";
import { approvals } from "#lib/newsroom/stories/reads/approvals.ts";
import {
  addToHeadline,
  buildCast,
  buildPicture,
  buildStory,
  pin,
  type Cast,
} from "#lib/newsroom/stories/testing/build-story.ts";
import { setAttributionForm } from "#lib/newsroom/style/commands/set-attribution-form.ts";

const { database } = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await buildCast(database());
});

const withPicture = (picture: string) => ({
  words: {
    lines: [
      { kind: "paragraph" as const, runs: [{ text: "The river rose." }] },
      { kind: "picture" as const, picture, alt: "A river", runs: [{ text: "The river" }] },
    ],
  },
  sources: ["ani"],
});

async function live(picture: string): Promise<string> {
  const storyId = await buildStory(database(), cast, { ...withPicture(picture), stage: "approved" });
  await publishStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  return storyId;
}

/** As the page of approvals does. */
async function waiting(): Promise<string[]> {
  for (const storyId of await waitingToBePinned()) await pin(storyId, cast.manager);
  return (await approvals(cast.manager)).map(({ id }) => id);
}

test("[D66] another house style makes no live story wait that nobody touched; those are named apart", async () => {
  const picture = () => buildPicture(database(), cast.reporter, "ANI");
  const credited = await picture();
  const [untouched, typedIn, recredited] = [
    await live(await picture()),
    await live(await picture()),
    await live(credited),
  ];
  const unpublished = await buildStory(database(), cast, { sources: ["ani"], stage: "approved" });
  await setAttributionForm(cast.administrator, { form: "Inputs: {sources}" });
  await addToHeadline(database(), typedIn, cast.copyEditor, "!");
  await projectStory(typedIn, cast.copyEditor.personId);
  await setPictureCredit(cast.pictureEditor, { pictureId: credited, credit: "ANI/ Tara Menon" });
  await retellStories({});
  expect((await waiting()).toSorted()).toEqual([typedIn, recredited, unpublished].toSorted());
  expect(await restyledStories()).toMatchObject({
    total: 1,
    stories: [{ id: untouched }],
  });
});

test("[D66] however many wait, a page pins a bounded number of them", async () => {
  const first = await buildStory(database(), cast, { stage: "for-approval" });
  const [row] = await database().select().from(tables.story).where(eq(tables.story.id, first));
  const { search: _search, ...copied } = row!;
  await database()
    .insert(tables.story)
    .values(Array.from({ length: 60 }, (_, at) => ({ ...copied, id: `copy${at}`, fingerprint: "moved on" })));
  expect(await waitingToBePinned()).toHaveLength(20);
  await database().delete(tables.story).where(eq(tables.story.fingerprint, "moved on"));
});

test("[D63] another credit shows at once on a story that waits and was never approved", async () => {
  const picture = await buildPicture(database(), cast.reporter, "ANI");
  const storyId = await buildStory(database(), cast, { ...withPicture(picture), stage: "for-approval" });
  const one = async () => {
    await waiting();
    return (await approvals(cast.manager)).find(({ id }) => id === storyId)!;
  };
  const before = await one();
  await setPictureCredit(cast.pictureEditor, { pictureId: picture, credit: "Twitter/ Tara Menon/ANI" });
  await retellStories({ pictureId: picture });
  const after = await one();
  expect(after.pictures).toMatchObject([{ credit: "Twitter/ Tara Menon/ANI" }]);
  expect(after.revision.fingerprint).not.toBe(before.revision.fingerprint);
  // What is shown is what is pinned when somebody approves it.
  expect(await pin(storyId, cast.manager)).toBe(after.revision.fingerprint);
});
