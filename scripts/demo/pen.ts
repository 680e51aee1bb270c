import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { projectStory } from "#lib/collaboration/projections/project-story.ts";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { applyStored, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { database, tables } from "#lib/database/database.ts";
import { idsBetween, plainText } from "#lib/document/story/characters.ts";
import { FIELDS, fieldText, type Field } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { offerAsSuggestions } from "#lib/document/suggestions/offer-as-suggestions.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** Words that stand in a story, and what is to stand there. Words at both ends that are the same are left untouched. */
export interface Change {
  find: string;
  put: string;
}

async function storedDocument(storyId: string): Promise<Y.Doc> {
  const stored = await readStoredStory(database(), storyId);
  if (!stored) throw new Error(`There is no story ${storyId}.`);
  const doc = new Y.Doc();
  applyStored(doc, stored);
  return doc;
}

/** Where words stand that stand in the story once. */
function placeOf(doc: Y.Doc, words: string): { field: Field; index: number } {
  for (const field of FIELDS) {
    const index = plainText(fieldText(doc, field)).indexOf(words);
    if (index >= 0) return { field, index };
  }
  throw new Error(`"${words}" does not stand in this story.`);
}

/** Each word with the blank after it. */
const wordsOf = (text: string): string[] => text.match(/\S*\s|\S+/g) ?? [];

const sameAtTheBeginning = (one: string[], other: string[]): number => {
  const differs = one.findIndex((word, place) => word !== other[place]);
  return differs < 0 ? one.length : differs;
};

function change(doc: Y.Doc, { find, put }: Change): void {
  const { field, index } = placeOf(doc, find);
  const begin = sameAtTheBeginning(wordsOf(find), wordsOf(put));
  const same = put.startsWith(find) ? find.length : wordsOf(find).slice(0, begin).join("").length;
  const [oldRest, freshRest] = [wordsOf(find.slice(same)), wordsOf(put.slice(same))];
  const end = sameAtTheBeginning([...oldRest].reverse(), [...freshRest].reverse());
  const away = oldRest.slice(0, oldRest.length - end).join("");
  const come = freshRest.slice(0, freshRest.length - end).join("");
  const text = fieldText(doc, field);
  if (away) text.delete(index + same, away.length);
  if (come) text.insert(index + same, come, {});
}

/** Stores what somebody wrote under a hand of their own, as the live server would have. */
async function deliver(
  storyId: string,
  by: Actor,
  at: number,
  hand: { clientId: number; suggesting: boolean; bytes: Uint8Array },
): Promise<void> {
  const { clientId, suggesting, bytes } = hand;
  const personId = by.personId;
  await database()
    .insert(tables.storyClient)
    .values({ storyId, clientId, personId, suggesting, firstAt: new Date(at) });
  await appendUpdates(database(), [{ storyId, bytes, personId, clientIds: [clientId], relayed: false, at }]);
  await projectStory(storyId, personId);
}

/** Somebody edits a story. */
export async function edit(storyId: string, by: Actor, at: number, changes: Change[]): Promise<void> {
  const doc = await storedDocument(storyId);
  const before = Y.encodeStateVector(doc);
  const clientId = (doc.clientID = randomInt(1, 2 ** 31));
  for (const one of changes) change(doc, one);
  await deliver(storyId, by, at, {
    clientId,
    suggesting: false,
    bytes: Y.encodeStateAsUpdate(doc, before),
  });
}

/** Somebody suggests changes to a story. */
export async function suggest(storyId: string, by: Actor, at: number, changes: Change[]): Promise<void> {
  const story = await storedDocument(storyId);
  const mine = await storedDocument(storyId);
  mine.clientID = randomInt(1, 2 ** 31);
  for (const one of changes) change(mine, one);
  const before = Y.encodeStateVector(story);
  const clientId = randomInt(1, 2 ** 31);
  offerAsSuggestions({ mine, story, person: by.personId, suggestId: clientId, at });
  await deliver(storyId, by, at, {
    clientId,
    suggesting: true,
    bytes: Y.encodeStateAsUpdate(story, before),
  });
}

/** The characters of words that stand in a story, as a selection names them. */
export async function select(storyId: string, words: string): Promise<IdRun[]> {
  const doc = await storedDocument(storyId);
  const { field, index } = placeOf(doc, words);
  return idsBetween(fieldText(doc, field), index, index + words.length);
}
