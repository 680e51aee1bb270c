import * as Y from "yjs";
import { projectStory } from "#lib/document/binding/line-projection.ts";
import { authorsByUnit, authorshipOf, bringersByUnit } from "#lib/document/provenance/authorship-of-words.ts";
import { acceptedStretches, acceptedWords } from "#lib/document/story/accepted-words.ts";
import { FACT_MAPS, FIELDS, factMap, fieldText, type Field } from "#lib/document/story/fields.ts";
import { isMarker } from "#lib/document/story/line-marker.ts";
import { wordsOf } from "#lib/document/story/living-words.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import type { Fate } from "#lib/document/testing/fates.ts";
import {
  isCopyName,
  nameOf,
  observe,
  type Observation,
  type Seen,
} from "#lib/document/testing/observation.ts";
import { exchange, shakeHands, storySchema } from "#lib/document/testing/peers.ts";
import type { Script } from "#lib/document/testing/script-state.ts";

type Remarks = Map<string, number>;

/** After the last deed: everybody reads everything, and every character must be where its fate says. */
export function judge(script: Script, baseOrder: readonly string[], remarks: Remarks): void {
  const { peers, hands, fail, fates } = script;
  const first = peers[0]!;
  exchange(peers);
  // Yjs can lose what it parked because it came too early; a line that comes back begins with what is missing.
  if (script.options.overtaking) shakeHands(peers);
  for (const { errors } of peers)
    for (const error of errors) fail("throw", `apply: ${(error as Error).stack}`);
  const doubled = keepOneLivingCopy(new Facts(first.doc, hands));
  if (doubled > 0) remarks.set("doubled words removed", doubled);
  exchange(peers);
  judgeScreens(script, remarks);
  const seen = observe(first.doc, hands);
  judgeOrder(script, seen, baseOrder);
  for (const [key, about] of seen.characters) suggestAgain(script, fates.characters.get(key), about);
  for (const [key, about] of seen.markers) suggestAgain(script, fates.markers.get(key), about);
  for (const [character, about] of seen.characters) judgeLiving(script, character, about);
  judgeAuthorship(script, first.doc);
  const snapshot = Y.encodeStateAsUpdate(first.doc);
  judgeResolution(script, snapshot, seen, false);
  judgeResolution(script, snapshot, seen, true);
}

/** Accepted under one id and brought back by its suggesting author under another: that one is a suggestion again. */
function suggestAgain({ hands }: Script, fate: Fate | undefined, { client, clock }: Seen): void {
  if (!fate?.acceptedAs || fate.acceptedAs === `${client}:${clock}`) return;
  if (hands.get(client)?.suggesting) fate.suggested = true;
}

function judgeScreens({ peers, hands, fail }: Script, remarks: Remarks): void {
  const texts = peers.map(({ doc }) => {
    const facts = FACT_MAPS.map((name) => Object.entries(factMap(doc, name).toJSON()).sort(byKey));
    return JSON.stringify([FIELDS.map((field) => contentOf(fieldText(doc, field))), facts]);
  });
  if (new Set(texts).size > 1) fail("the texts differ", "");
  if (new Set(peers.map(({ screen }) => JSON.stringify(screen.toJSON()))).size > 1)
    fail("the screens differ", "");
  if (new Set(peers.map(({ doc }) => JSON.stringify(acceptedWords(doc, hands)))).size > 1) {
    fail("the accepted words differ", "");
  }
  for (const peer of peers) {
    try {
      peer.screen.check();
    } catch (error) {
      fail("the screen breaks the schema", (error as Error).message);
    }
    const wanted = projectStory(storySchema, new Facts(peer.doc, hands));
    if (!peer.screen.eq(wanted)) fail("the screen is not like the texts", peer.person);
    if (!peer.screen.eq(projectStory(storySchema, peer.binding.facts))) {
      fail("the followed facts are not like the stored ones", peer.person);
    }
    for (const [name, count] of Object.entries(peer.binding.stats)) {
      if (name !== "changes" && count > 0) remarks.set(name, (remarks.get(name) ?? 0) + count);
    }
  }
}

/** A text with its markers; the order of a marker's keys means nothing. */
const contentOf = (text: Y.Text): unknown[] =>
  (text.toDelta() as { insert: unknown }[]).map(({ insert }) =>
    insert instanceof Y.Map ? Object.entries(insert.toJSON()).sort(byKey) : insert,
  );

const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

/**
 * The old words, and each run of typed words, keep their order. Only what was cut and pasted may stand elsewhere, and what
 * two people brought back until somebody deleted one of the two: which one stands is chance.
 */
function judgeOrder({ fates, runs, fail }: Script, seen: Observation, baseOrder: readonly string[]): void {
  const places = new Map(seen.order.map((character, i) => [character, i]));
  for (const run of [baseOrder, ...runs]) {
    let last = -1;
    for (const character of run) {
      const at = places.get(character);
      const fate = fates.characters.get(character)!;
      const stoodTwice = fate.doubtful || (fate.returned && fate.deletedBy.size > 0);
      if (at === undefined || fate.moved || stoodTwice) continue;
      if (at < last) {
        fail("out of order", character);
        break;
      }
      last = at;
    }
  }
}

function judgeLiving({ fates, fail, wasUndone, wasResolved }: Script, character: string, about: Seen): void {
  const fate = fates.characters.get(character);
  if (!fate) return fail("unknown character", character);
  if (about.author !== fate.by) fail("wrong author", character);
  if (about.wire !== fate.wire) fail(fate.wire ? "wire lost" : "wire acquired", character);
  if (about.count > 1) fail(fate.moved ? "doubled after a move" : "doubled", character);
  if (about.pending !== fate.suggested) fail("wrong about being pending", character);
  if (about.pending && about.suggester !== (fate.suggester ?? fate.by)) fail("wrong suggester", character);
  if (!fate.base || fate.moved) return;
  if (about.bold && !fate.bold && !(wasResolved && fate.boldSuggested)) fail("bold leaked", character);
  if (!about.bold && fate.bold && !wasUndone) fail("bold lost", character);
}

/**
 * The record kept with a version names, for each accepted character, whoever it was born by. Few copied letters together
 * are whose hand brought them.
 */
function judgeAuthorship({ fates, hands, fail }: Script, doc: Y.Doc): void {
  const facts = new Facts(doc, hands);
  const authorship = authorshipOf(facts);
  for (const field of FIELDS) {
    const [authors, bringers] = [authorsByUnit(authorship[field]), bringersByUnit(authorship[field])];
    const names = namesByUnit(facts, field);
    if (authors.length !== names.length) fail("the record of authors has another length", field);
    for (const [unit, name] of names.entries()) {
      const fate = name === null ? undefined : fates.characters.get(name);
      if (!fate || name === null) continue;
      const author = authorship.people[authors[unit]!];
      const isBroughtCopy = isCopyName(name) && author === authorship.people[bringers[unit]!];
      if (author !== fate.by && !isBroughtCopy) fail("wrong author on record", `${field} ${unit}`);
    }
  }
}

/** The name of each accepted unit; null for a line marker. */
function namesByUnit(facts: Facts, field: Field): (string | null)[] {
  const names: (string | null)[] = [];
  for (const { stretch, item } of acceptedStretches(facts, field)) {
    if (isMarker(item)) names.push(null);
    else {
      let offset = 0;
      for (const character of wordsOf({ ...stretch, item }, "")) {
        for (let unit = 0; unit < character.length; unit++) names.push(nameOf(stretch, offset, character));
        offset += character.length;
      }
    }
  }
  return names;
}

/** On a fork, everything is rejected (or accepted): then exactly what should live lives, in the same order. */
function judgeResolution(script: Script, snapshot: Uint8Array, live: Observation, accept: boolean): void {
  const { hands, fates, options, fail } = script;
  const how = accept ? "accept" : "reject";
  const doc = forked(snapshot, accept ? 901 : 900);
  if (options.twoResolvers) {
    const other = forked(snapshot, 910);
    for (const fork of [doc, other]) resolveSuggestions(fork, hands, { accept });
    const update = Y.encodeStateAsUpdate(other);
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(doc, update);
    const [one, two] = [doc, other].map((fork) => JSON.stringify(contentOf(fieldText(fork, "body"))));
    if (one !== two) fail(`${how}: two resolvers differ`, "");
  } else resolveSuggestions(doc, hands, { accept });
  projectStory(storySchema, new Facts(doc, hands)).check();
  judgeAuthorship(script, doc);
  const after = observe(doc, hands);
  for (const [character, about] of after.characters) {
    if (about.pending || about.struckBy.size > 0) fail(`${how}: something is left over`, character);
  }
  for (const [key, fate] of fates.characters)
    judgeFate(script, how, key, fate, after.characters.get(key)?.count ?? 0);
  for (const [key, fate] of fates.markers)
    judgeFate(script, how, `¶${key}`, fate, after.markers.get(key)?.count ?? 0);
  const expected = live.order.filter((character) => after.characters.has(character)).join("");
  if (expected !== after.order.join("")) fail(`${how}: the order changed`, "");
}

function judgeFate({ fail }: Script, how: "accept" | "reject", key: string, fate: Fate, count: number): void {
  if (count > 1) fail(`${how}: doubled`, key);
  // Deleted by two and brought back by one (or by the newsroom), or cut while it was deleted: either end is right.
  const hasComeBack = fate.returned || fate.moved || fate.struckForThem.size > 0;
  if (fate.doubtful || (fate.deletedBy.size > 0 && hasComeBack)) return;
  // Struck again while the first strike was being decided about: the new strike stays open.
  const isStrikeDoubtful = [...fate.decidedFor].some((person) => fate.unstruckBy.has(person));
  if (isStrikeDoubtful && how === "accept") return;
  const isDead = fate.deletedBy.size > 0;
  const mustLive = !isDead && (how === "accept" ? fate.struckBy.size === 0 : !fate.suggested);
  if (mustLive && count === 0) fail(`${how}: lost`, key);
  if (!mustLive && count > 0) fail(`${how}: ${isDead ? "came back" : "survived"}`, key);
}

function forked(snapshot: Uint8Array, client: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  Y.applyUpdate(doc, snapshot);
  return doc;
}
