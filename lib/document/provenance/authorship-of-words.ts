import { acceptedStretches } from "#lib/document/story/accepted-words.ts";
import type { Facts, Stretch } from "#lib/document/story/facts.ts";
import { FIELDS, type Field } from "#lib/document/story/fields.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import type { StoryWords } from "#lib/document/story/words.ts";
import { lineStarts } from "#lib/document/versions/restore-script.ts";

/**
 * Neighbouring units by one hand, as places in `people`, −1 for nobody known: who wrote them, who accepted them, and whose
 * hand brought them to where they stand. That is their author, or whoever pasted or brought them back, or gave them back
 * for their author after a loss: "A, by way of B". Absent in what was pinned before it was kept.
 */
export type AuthorRun = [length: number, author: number, accepter: number, bringer?: number];

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

/** Fewer copied characters in a row than this are nobody's words: single letters can be copied together to any text. */
const SHORTEST_COPY = 8;

/**
 * Who wrote and who accepted every accepted word, from the ids that the server bound to people before they wrote.
 * `relayed`: who gave back words that a loss had taken, where that is known.
 */
export function authorshipOf(facts: Facts, relayed: IdMap<string> = new IdMap()): Authorship {
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
  const bringerOf = ({ client, clock }: Stretch): string | null =>
    relayed.covering(client, clock)[0] ?? facts.hand(client)?.person ?? null;
  const authorship: Authorship = { people, headline: [], standfirst: [], body: [] };
  for (const field of FIELDS) {
    const stretches = [...acceptedStretches(facts, field)].flatMap(({ stretch }) => cut(stretch, relayed));
    const together = lengthsTogether(stretches);
    stretches.forEach((stretch, i) => {
      const accepter =
        accepterOf(stretch.client, stretch.clock) ?? accepterOf(stretch.rootClient, stretch.rootClock);
      const bringer = bringerOf(stretch);
      const author = isCopy(stretch) && together[i]! < SHORTEST_COPY ? bringer : facts.author(stretch);
      addRun(authorship[field], stretch.length, [place(author), place(accepter), place(bringer)]);
    });
  }
  return authorship;
}

const isCopy = (s: Stretch): boolean => s.originClient !== s.rootClient || s.originClock !== s.rootClock;

/** Where somebody else's giving back begins or ends. */
function cut(stretch: Stretch, relayed: IdMap<string>): Stretch[] {
  const { client, clock, length } = stretch;
  if (!relayed.touches(client, clock, clock + length)) return [stretch];
  const cuts = [0, length];
  relayed.addCuts(client, clock, clock + length, 0, cuts);
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).flatMap((to, i) => {
    const from = cuts[i]!;
    if (from === to) return [];
    const { rootClock, originClock } = stretch;
    return [
      {
        ...stretch,
        ...{ clock: clock + from, rootClock: rootClock + from, originClock: originClock + from },
        length: to - from,
      },
    ];
  });
}

/** For each stretch, how many characters stand together around it that were first written in that order. */
function lengthsTogether(stretches: readonly Stretch[]): number[] {
  const lengths = new Array<number>(stretches.length).fill(0);
  for (let i = 0; i < stretches.length;) {
    let end = i;
    let total = 0;
    do {
      total += stretches[end]!.length;
      end++;
    } while (end < stretches.length && follows(stretches[end - 1]!, stretches[end]!));
    lengths.fill(total, i, end);
    i = end;
  }
  return lengths;
}

const follows = (a: Stretch, b: Stretch): boolean =>
  a.originClient === b.originClient && a.originClock + a.length === b.originClock;

function addRun(runs: AuthorRun[], length: number, who: [number, number, number]): void {
  const last = runs.at(-1);
  if (last && who.every((person, i) => last[i + 1] === person)) last[0] += length;
  else runs.push([length, ...who]);
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
export const authorsByUnit = (runs: readonly AuthorRun[]): Int16Array => byUnit(runs, ([, author]) => author);

/** Whose hand brought each unit of a field to where it stands, as a place in `people`. */
export const bringersByUnit = (runs: readonly AuthorRun[]): Int16Array =>
  byUnit(runs, ([, author, , bringer]) => bringer ?? author);

function byUnit(runs: readonly AuthorRun[], who: (run: AuthorRun) => number): Int16Array {
  const people = new Int16Array(runs.reduce((sum, [length]) => sum + length, 0));
  let unit = 0;
  for (const run of runs) people.fill(who(run), unit, (unit += run[0]));
  return people;
}
