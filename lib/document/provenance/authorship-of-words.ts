import { acceptedStretches } from "#lib/document/story/accepted-words.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import type { StoryWords } from "#lib/document/story/words.ts";
import { lineStarts } from "#lib/document/versions/restore-script.ts";

/** Neighbouring units by one hand: who wrote them and who accepted them, as places in `people`; −1 for nobody known. */
export type AuthorRun = [length: number, author: number, accepter: number];

/**
 * For every unit (character or line marker) of a version, in the order of its identity: who wrote it first, through undo,
 * moves and copies, and who accepted it where it was a suggestion. Plain data, kept with the version for good.
 */
export interface Authorship extends Record<Field, AuthorRun[]> {
  /** Ids of people. */
  people: string[];
}

/** One person's part of a version. */
export interface WordShare {
  /** Null for words whose author is not known. */
  person: string | null;
  /** UTF-16 characters; line markers are nobody's words. */
  characters: number;
  /** 0–1 of all characters. */
  share: number;
}

/** Who wrote and who accepted every accepted word, from the ids that the server bound to people before they wrote. */
export function authorshipOf(facts: Facts): Authorship {
  const people: string[] = [];
  const place = (person: string | null): number => {
    if (!person) return -1;
    const at = people.indexOf(person);
    return at >= 0 ? at : people.push(person) - 1;
  };
  const accepters = new Map<string, string | null>();
  const accepterOf = (client: number, clock: number): string | null => {
    const key = facts.index.accepted.covering(client, clock)[0];
    if (key === undefined) return null;
    if (!accepters.has(key)) accepters.set(key, facts.index.notes.acceptance(key)?.by || null);
    return accepters.get(key)!;
  };
  const authorship: Authorship = { people, headline: [], standfirst: [], body: [] };
  for (const field of FIELDS) {
    for (const { stretch } of acceptedStretches(facts, field)) {
      const accepter =
        accepterOf(stretch.client, stretch.clock) ?? accepterOf(stretch.rootClient, stretch.rootClock);
      addRun(authorship[field], stretch.length, place(facts.author(stretch)), place(accepter));
    }
  }
  return authorship;
}

function addRun(runs: AuthorRun[], length: number, author: number, accepter: number): void {
  const last = runs.at(-1);
  if (last && last[1] === author && last[2] === accepter) last[0] += length;
  else runs.push([length, author, accepter]);
}

/** Who wrote how much of a version, the most first. */
export function wordShares(words: StoryWords, authorship: Authorship): WordShare[] {
  const written = new Map<number, number>();
  let total = 0;
  const markers = new Set(lineStarts(words.lines).slice(0, -1));
  for (const field of FIELDS) {
    let unit = 0;
    for (const [length, author] of authorship[field]) {
      let characters = length;
      if (field === "body") for (let i = 0; i < length; i++) if (markers.has(unit + i)) characters -= 1;
      unit += length;
      if (characters > 0) written.set(author, (written.get(author) ?? 0) + characters);
      total += characters;
    }
  }
  return [...written]
    .map(([author, characters]) => ({
      person: authorship.people[author] ?? null,
      characters,
      share: characters / total,
    }))
    .sort((a, b) => b.characters - a.characters || String(a.person).localeCompare(String(b.person)));
}

/** Author of each unit of a field, as a place in `people`. */
export function authorsByUnit(runs: readonly AuthorRun[]): Int16Array {
  const authors = new Int16Array(runs.reduce((sum, [length]) => sum + length, 0));
  let unit = 0;
  for (const [length, author] of runs) authors.fill(author, unit, (unit += length));
  return authors;
}
