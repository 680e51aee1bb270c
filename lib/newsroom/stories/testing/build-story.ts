import { randomInt } from "node:crypto";
import { sql } from "drizzle-orm";
import * as Y from "yjs";
import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { tables, type Database } from "#lib/database/database.ts";
import { buildPerson } from "#lib/database/testing.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { standardNewsroom } from "#lib/newsroom/people/commands/standard-newsroom.ts";
import { approveStory } from "#lib/newsroom/stories/commands/approve-story.ts";
import { fileStory } from "#lib/newsroom/stories/commands/file-story.ts";
import { sendForApproval } from "#lib/newsroom/stories/commands/send-for-approval.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { newId } from "#lib/platform/ids.ts";

/** One person for each role, in a newsroom with its desk, sections and wire sources. */
export interface Cast {
  reporter: Actor;
  deskEditor: Actor;
  copyEditor: Actor;
  pictureEditor: Actor;
  manager: Actor;
  secondManager: Actor;
  administrator: Actor;
}

export async function buildCast(database: Database): Promise<Cast> {
  const [newsroom] = await database.select().from(tables.newsroom);
  if (!newsroom) await database.transaction((tx) => standardNewsroom(tx, "The Ledger", new Date()));
  return {
    reporter: await buildPerson(database, "reporter"),
    deskEditor: await buildPerson(database, "desk-editor"),
    copyEditor: await buildPerson(database, "copy-editor"),
    pictureEditor: await buildPerson(database, "picture-editor"),
    manager: await buildPerson(database, "manager"),
    secondManager: await buildPerson(database, "manager"),
    administrator: await buildPerson(database, "administrator"),
  };
}

export interface StoryToBuild {
  /** Who writes it; the cast's reporter when left out. */
  by?: Actor;
  words?: Partial<StoryWords>;
  details?: StoryDetails;
  sources?: string[];
  /** Brought there by the decisions that lead to it. */
  stage?: Exclude<Stage, "spiked">;
}

/** A story that is ready to be published, at the stage that is wanted, with its words in the record. */
export async function buildStory(database: Database, cast: Cast, build: StoryToBuild = {}): Promise<string> {
  const writer = build.by ?? cast.reporter;
  const storyId = newId();
  const at = new Date();
  const words: StoryWords = {
    headline: "Valley council opens talks on river dam",
    standfirst: "Both banks send their elders to a first round on Monday",
    lines: [
      {
        kind: "paragraph",
        runs: [{ text: "The council of the valley said on Sunday that talks would open this week." }],
      },
    ],
    ...build.words,
  };
  const details: StoryDetails = {
    section: "news",
    slugline: "dam-talks",
    byline: writer.name,
    ...build.details,
  };
  const update = newStoryUpdate({ words, details, person: writer.personId, sources: build.sources ?? [] });
  await database.transaction(async (tx) => {
    await tx.insert(tables.story).values({
      ...{ id: storyId, stageAt: at, createdAt: at, changedAt: at },
      createdBy: writer.personId,
      assigneeId: writer.personId,
    });
    await storeNewStory(tx, storyId, update, writer.personId);
  });
  const stage = build.stage ?? "writing";
  if (stage === "writing") return storyId;
  await pin(storyId, writer);
  await fileStory(writer, { storyId });
  if (stage === "copy-desk") return storyId;
  await sendForApproval(cast.copyEditor, { storyId });
  if (stage === "for-approval") return storyId;
  await approveStory(cast.manager, { storyId, fingerprint: await pin(storyId, cast.manager) });
  return storyId;
}

/** Pins what stands there now, as the screens do before each decision, and answers its fingerprint. */
export const pin = async (storyId: string, actor: Actor): Promise<string> =>
  (await pinRevision(storyId, "opened", actor.personId)).fingerprint;

/** Somebody types on: changes the stored document, as their browser would. */
export async function changeStory(
  database: Database,
  storyId: string,
  actor: Actor,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const doc = new Y.Doc();
  applyStored(doc, (await readStoredStory(database, storyId))!);
  const before = Y.encodeStateVector(doc);
  doc.clientID = randomInt(1, 2 ** 32);
  doc.transact(() => change(doc));
  await storeNewStory(database, storyId, Y.encodeStateAsUpdate(doc, before), actor.personId);
  doc.destroy();
}

/** Adds words at the end of the headline. */
export const addToHeadline = (
  database: Database,
  storyId: string,
  actor: Actor,
  text: string,
): Promise<void> =>
  changeStory(database, storyId, actor, (doc) =>
    doc.getText("headline").insert(doc.getText("headline").length, text),
  );

/** A picture in the library, credited unless it says otherwise. */
export async function buildPicture(
  database: Database,
  by: Actor,
  credit = "Twitter/ Amrullah Saleh/ANI",
): Promise<string> {
  const id = newId();
  await database.insert(tables.picture).values({
    ...{
      id,
      credit,
      contentHash: id.padEnd(64, "0"),
      fileName: "river.jpg",
      mediaType: "image/jpeg",
      bytes: 1000,
    },
    ...{ width: 1600, height: 900, embedded: {}, addedBy: by.personId, addedAt: new Date() },
  });
  return id;
}

/** The story as the table has it. */
export const storyRow = async (database: Database, storyId: string) =>
  (
    await database
      .select()
      .from(tables.story)
      .where(sql`${tables.story.id} = ${storyId}`)
  )[0]!;
