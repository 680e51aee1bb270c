import * as Y from "yjs";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import type { Line } from "#lib/document/story/words.ts";
import { Alphabet } from "#lib/document/testing/alphabet.ts";
import { DEEDS } from "#lib/document/testing/deeds.ts";
import { Fates, newFate, type Fate, type Failure } from "#lib/document/testing/fates.ts";
import { observe, type Observation } from "#lib/document/testing/observation.ts";
import { joinByNewsroom } from "#lib/document/testing/newsroom-line.ts";
import { connect, Peer } from "#lib/document/testing/peers.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import type { DeedKind, Script, ScriptOptions, ScriptResult } from "#lib/document/testing/script-state.ts";
import { judge } from "#lib/document/testing/verdict.ts";

const USUAL: Record<DeedKind, number> = {
  type: 8,
  erase: 4,
  eraseAcross: 0.7,
  split: 1.5,
  join: 1,
  bold: 1.5,
  paste: 1,
  undo: 1.2,
  redo: 0.4,
  move: 0,
  copy: 0,
  changeKind: 0,
  wire: 0,
  changeMode: 0,
  breakStory: 0,
  resolve: 0,
  resolveCard: 0,
  picture: 0,
  typeOver: 1,
};

/**
 * Several people write one story at random, with messages late and merged, offline stretches and, where the campaign
 * says so, messages that overtake each other. Every character is unique, so
 * its birth and its fate are known; at the end the documents must agree with them, character by character.
 */
export function runScript(seed: number, options: ScriptOptions): ScriptResult {
  const random = randomFrom(seed);
  const failures: Failure[] = [];
  const remarks = new Map<string, number>();
  const hands = new Map<number, Hand>([[1, { person: "base", suggesting: false }]]);
  const fail = (rule: string, detail: string) => void failures.push([rule, detail]);
  const fates = new Fates(hands, fail);
  const alphabet = new Alphabet(options.letters ?? "plain");
  const runs: string[][] = [];
  const birth: Script["birth"] = (count, fate) => {
    const born = alphabet.take(count);
    for (const character of born) fates.characters.set(character, newFate(fate));
    runs.push(born);
    return born.join("");
  };
  const base = baseStory(birth, options.implicit ?? false);
  const baseOrder = runs.splice(0).flat();
  const stepsByPlace = !(options.farSteps ?? seed % 2 === 1);
  const peers = options.modes.map((mode, number) => new Peer({ number, mode, base, hands, stepsByPlace }));
  if (options.overtaking) connect(peers);
  else
    joinByNewsroom(peers, base, hands, (person, characters, markers) => {
      for (const name of characters) fates.recordRestoration(person, fates.characters.get(name));
      for (const root of markers) fates.recordRestoration(person, fates.markers.get(root));
    });
  for (const [root] of observe(peers[0]!.doc, hands).markers) {
    fates.markers.set(root, newFate({ by: "base", suggested: false, base: true }));
  }
  options.tap?.(base, peers, hands);
  const script: Script = {
    ...{ options, random, peers, hands, fates, alphabet, birth, runs, fail },
    number: 0,
    wasUndone: false,
    wasResolved: false,
  };
  const weights = { ...USUAL, ...options.weights };
  for (; script.number < (options.deeds ?? 24); script.number++) {
    doOne(script, choose(random, weights));
    passMessages(script);
  }
  judge(script, baseOrder, remarks);
  for (const peer of peers) peer.destroy();
  return { failures, remarks };
}

function choose(random: Random, weights: Record<DeedKind, number>): DeedKind {
  const kinds = Object.keys(weights) as DeedKind[];
  let left = random.next() * kinds.reduce((sum, kind) => sum + weights[kind], 0);
  return kinds.find((kind) => (left -= weights[kind]) < 0) ?? "type";
}

function doOne(script: Script, kind: DeedKind): void {
  const { random, hands, fates } = script;
  const peer = random.pick(script.peers);
  if (random.chance(0.25)) peer.binding.stopCapturing();
  const before = observe(peer.doc, hands);
  const isUndo = kind === "undo" || kind === "redo";
  const hiddenBefore = isUndo || kind.startsWith("resolve") ? hiddenStrikes(script, peer, before) : null;
  let typed = "";
  let copied = "";
  let meant: ReadonlySet<string> = new Set();
  try {
    const done = DEEDS[kind](script, peer);
    typed = done.typed ?? "";
    copied = done.copied ?? "";
    meant = new Set(done.meant);
  } catch (error) {
    script.fail("throw", `${kind} while ${peer.binding.mode}: ${(error as Error).stack?.slice(0, 600)}`);
  }
  const after = observe(peer.doc, hands);
  const deed = { kind, peer, before, after, typed, meant, copied };
  if (hiddenBefore && !isUndo) {
    script.wasResolved = true;
    fates.recordResolution(deed);
    // Strikes on words that are dead here are forgotten with the rest; an undo brings such words back unstruck.
    const hidden = hiddenStrikes(script, peer, before);
    for (const [fate, people] of hiddenBefore) {
      for (const person of people) if (!hidden.get(fate)?.has(person)) fate.struckBy.delete(person);
    }
    return;
  }
  fates.record(deed);
  if (hiddenBefore) {
    script.wasUndone = true;
    learnHiddenStrikes(script, peer, hiddenBefore, after);
  }
}

/** Undo also takes back (or brings back) strikes on words that are dead here and may live elsewhere. */
function learnHiddenStrikes(
  script: Script,
  peer: Peer,
  before: ReadonlyMap<Fate, ReadonlySet<string>>,
  after: Observation,
): void {
  for (const [fate, people] of hiddenStrikes(script, peer, after)) {
    const was = before.get(fate)?.has(peer.person);
    if (was === people.has(peer.person)) continue;
    if (people.has(peer.person)) fate.struckBy.add(peer.person);
    else fate.struckBy.delete(peer.person);
  }
}

/** Who has struck each word that is dead in this peer's document. */
function hiddenStrikes({ fates, hands }: Script, peer: Peer, seen: Observation): Map<Fate, Set<string>> {
  const facts = new Facts(peer.doc, hands);
  const hidden = new Map<Fate, Set<string>>();
  for (const [known, alive] of [
    [fates.characters, seen.characters],
    [fates.markers, seen.markers],
  ] as const) {
    for (const [key, fate] of known) {
      if (!fate.root || alive.has(key)) continue;
      const [client, clock] = fate.root.split(":").map(Number) as [number, number];
      const strikes = facts.strikes(facts.identity(client, clock));
      hidden.set(fate, new Set(strikes.map((strike) => strike.by)));
    }
  }
  return hidden;
}

function passMessages({ random, peers, options }: Script): void {
  const anyone = random.pick(peers);
  if (random.chance(options.offline ?? 0.3)) anyone.online = !anyone.online;
  if (!options.overtaking) {
    for (const peer of peers) if (peer.online && random.chance(0.5)) peer.send(1 + random.below(3));
  }
  for (const peer of peers) {
    if (!peer.online || !random.chance(0.5)) continue;
    const overtakes = options.overtaking && random.chance(0.3) && peer.inbox.length > 1;
    if (overtakes) peer.receive(1, random.below(peer.inbox.length));
    else peer.receive(1 + random.below(3));
  }
}

function baseStory(birth: Script["birth"], implicit: boolean): Uint8Array {
  const words = (count: number): string => birth(count, { by: "base", suggested: false, base: true });
  const [headline, standfirst] = [words(8), words(8)];
  const line = (kind: Line["kind"], count: number): Line => ({ kind, runs: [{ text: words(count) }] });
  const lines = [
    ...[line("paragraph", 12), line("paragraph", 10), line("paragraph", 14), line("quote", 8)],
    { ...line("picture", 6), picture: "picture-1", alt: "A bridge" },
    line("paragraph", 9),
  ];
  const update = newStoryUpdate({ clientId: 1, words: { headline, standfirst, lines } });
  if (!implicit) return update;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  doc.clientID = 2;
  doc.getText("body").delete(0, 1);
  return Y.encodeStateAsUpdate(doc);
}
