import { livingItems } from "#lib/document/live-update/new-part.ts";
import { deleteIds } from "#lib/document/story/characters.ts";
import type { LineageRow } from "#lib/document/story/fact-entries.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { joinRuns, type IdRun } from "#lib/document/story/id-run.ts";
import { idSet, livingStretches, type LivingStretch } from "#lib/document/story/living-words.ts";

/** Origin of the transaction in which doubled words are removed. */
export const LIVING_COPIES = "story:living-copies";

interface Candidate {
  client: number;
  clock: number;
  isPending: boolean;
  wasMoved: boolean;
  unbroken: number;
  isOriginal: boolean;
}

/**
 * Two people who undo one deletion, or cut the same words, bring them back twice. One living copy of each root is kept:
 * a word of the story before a suggestion (which must not take that word away), the one that was moved, else the one in
 * the longest unbroken run of old neighbours, else the original, else the lowest id. Only the server does this, after every update that wrote lineage. Returns how many characters were taken away.
 */
export function keepOneLivingCopy(facts: Facts): number {
  const { doc } = facts;
  if (facts.index.lineage.isEmpty) return 0;
  const living = [...livingStretches(facts)].filter((stretch) => !isCopy(facts, stretch));
  const returned = living.filter((stretch) => !isRoot(stretch));
  const roots = idSet(returned.map((s): IdRun => [s.rootClient, s.rootClock, s.length]));
  const unbroken = unbrokenLengths(living);
  const candidates = new Map<string, Candidate[]>();
  living.forEach((stretch, i) => {
    const { client, clock, rootClient, rootClock, length } = stretch;
    if (!roots.touches(rootClient, rootClock, rootClock + length)) return;
    const shared = {
      isPending: facts.isPending(stretch),
      wasMoved: facts.wasMoved(client, clock),
      unbroken: unbroken[i]!,
      isOriginal: !facts.index.lineage.covers(client, clock),
    };
    for (let j = 0; j < length; j++) {
      const key = `${rootClient}:${rootClock + j}`;
      const rivals = candidates.get(key) ?? [];
      rivals.push({ client, clock: clock + j, ...shared });
      candidates.set(key, rivals);
    }
  });
  const doubled: IdRun[] = [];
  for (const rivals of candidates.values()) {
    const [, ...rest] = rivals.sort(byRight);
    for (const { client, clock } of rest) doubled.push([client, clock, 1]);
  }
  if (doubled.length > 0) doc.transact(() => deleteIds(doc, joinRuns(doubled)), LIVING_COPIES);
  return doubled.length;
}

/**
 * Does any root of which these new words say that they are it live under two ids? Asked after every update with lineage:
 * it costs what the update says, where keeping one copy reads the whole story.
 */
export function haveTwoCopies(facts: Facts, rows: readonly LineageRow[]): boolean {
  const roots: IdRun[] = [];
  for (const { client, clock, length } of rows)
    for (const { rootClient, rootClock, length: run } of facts.stretches(client, clock, length))
      roots.push([rootClient, rootClock, run]);
  return eachOnce(roots).some(([client, clock, length]) => livesTwice(facts, client, clock, length));
}

/** The same ids, each in one run only: thousands of new words may have one root. */
function eachOnce(runs: IdRun[]): IdRun[] {
  const once: IdRun[] = [];
  for (const [client, clock, length] of runs.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = once.at(-1);
    const end = last && last[0] === client ? last[1] + last[2] : 0;
    if (last && clock < end) last[2] = Math.max(last[2], clock + length - last[1]);
    else once.push([client, clock, length]);
  }
  return once;
}

function livesTwice(facts: Facts, rootClient: number, rootClock: number, length: number): boolean {
  const lives: [from: number, to: number][] = [];
  const waiting: IdRun[] = [[rootClient, rootClock, length]];
  const offsets = [0];
  // Garbage may state a circle; nobody brings a word back so often.
  for (let at = 0; at < waiting.length && at < MOST_COPIES; at++) {
    const [client, clock, size] = waiting[at]!;
    const offset = offsets[at]!;
    for (const item of livingItems(facts.doc, client, clock, clock + size)) {
      const from = Math.max(clock, item.id.clock);
      const to = Math.min(clock + size, item.id.clock + item.length);
      lives.push([offset + from - clock, offset + to - clock]);
    }
    for (const row of facts.index.descendants.within(client, clock, clock + size)) {
      if (row.kind === "copy") continue;
      const from = Math.max(clock, row.oldClock);
      const to = Math.min(clock + size, row.oldClock + row.length);
      waiting.push([row.client, row.clock + from - row.oldClock, to - from]);
      offsets.push(offset + from - clock);
    }
  }
  lives.sort(([a], [b]) => a - b);
  return lives.some(([from], i) => i > 0 && from < lives[i - 1]![1]);
}

const MOST_COPIES = 100_000;

const byRight = (a: Candidate, b: Candidate): number =>
  Number(a.isPending) - Number(b.isPending) ||
  Number(b.wasMoved) - Number(a.wasMoved) ||
  b.unbroken - a.unbroken ||
  Number(b.isOriginal) - Number(a.isOriginal) ||
  a.client - b.client ||
  a.clock - b.clock;

const isRoot = (s: LivingStretch): boolean => s.rootClient === s.client && s.rootClock === s.clock;

const isCopy = (facts: Facts, { client, clock }: LivingStretch): boolean =>
  facts.index.lineage.covering(client, clock)[0]?.kind === "copy";

/**
 * For each stretch, how many characters stand in their old order around it, one after the other. What others wrote between
 * them does not count: it stands between them in the right place as well.
 */
function unbrokenLengths(living: LivingStretch[]): number[] {
  const lengths = new Array<number>(living.length).fill(0);
  const bySource = new Map<string, number[]>();
  living.forEach(({ field, rootClient }, i) => {
    const source = `${field}:${rootClient}`;
    const places = bySource.get(source);
    if (places) places.push(i);
    else bySource.set(source, [i]);
  });
  for (const places of bySource.values()) {
    for (let first = 0; first < places.length;) {
      let end = first;
      let total = 0;
      do total += living[places[end++]!]!.length;
      while (end < places.length && follows(living[places[end - 1]!]!, living[places[end]!]!));
      for (const place of places.slice(first, end)) lengths[place] = total;
      first = end;
    }
  }
  return lengths;
}

/** Both by one root client and in one field. */
const follows = (a: LivingStretch, b: LivingStretch): boolean => a.rootClock + a.length === b.rootClock;
