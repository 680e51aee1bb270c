import * as Y from "yjs";
import { expect, test } from "vitest";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import { setDetail } from "#lib/document/story/details.ts";
import { factMap } from "#lib/document/story/fields.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import { followedFacts, refusalOfUpdate, takeUpdate } from "#lib/document/testing/judging.ts";
import { guardTap } from "#lib/document/testing/guard-tap.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import { runScript } from "#lib/document/testing/script.ts";
import { failedSeeds, PATIENCE, playsAll } from "#lib/document/testing/seeds.ts";
import { bodyText } from "#lib/document/testing/stories.ts";
import {
  SERVER,
  EDIT,
  SUGGEST,
  hands,
  rights,
  story,
  updateAfter,
  mine,
  fact,
  body,
  firstLine,
  acceptedLine,
} from "#lib/document/testing/guarded-story.ts";

test("[W20] a handshake with the whole story and a few new words is judged by the new words alone", () => {
  const doc = story();
  body(doc).delete(1, 2);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = SUGGEST;
  body(copy).insert(4, "more");
  fact(copy, "deletions", { ...mine, ids: [[1, 9, 2]] });
  // Neighbours under two ids of one person, each following the other.
  copy.clientID = EDIT;
  body(copy).insert(6, "edited");
  copy.clientID = SUGGEST;
  body(copy).insert(8, "again");
  expect(refusalOfUpdate(doc, Y.encodeStateAsUpdate(copy), rights(true))).toBeNull();
  expect(refusalOfUpdate(doc, Y.encodeStateAsUpdate(copy), rights(false))).not.toBeNull();
});

test("[W20] an update that cannot be read is refused before it touches the story", () => {
  const doc = story();
  const random = randomFrom(3);
  const sound = updateAfter(doc, SUGGEST, (copy) => body(copy).insert(3, "zz"));
  for (let i = 0; i < 300; i++) {
    const spoilt = sound.slice(0, 1 + random.below(sound.length));
    spoilt[random.below(spoilt.length)] = random.below(256);
    const before = Y.encodeStateAsUpdate(doc);
    const refusal = refusalOfUpdate(doc, spoilt, rights(false));
    expect(refusal).toSatisfy((code) => code === null || typeof code === "string");
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  }
  expect(refusalOfUpdate(doc, new Uint8Array([255, 255, 255]), rights(true))).toBe("unreadable");
});

const GUARDED: CampaignName[] = [
  "undo",
  "suggesters",
  "plainUndo",
  "moveSuggest",
  "kind",
  "pictures",
  "emoji",
  "everything",
  "copySuggesters",
  "modes",
];

test.each(GUARDED)(
  "[W17] every update of our own browsers is taken: %s",
  (campaign) => {
    let taken = 0;
    const failed = failedSeeds(`W17/${campaign}`, 6, (seed) => {
      const tally = { taken: 0, refused: new Map<string, number>(), milliseconds: [] as number[] };
      runScript(seed, { ...CAMPAIGNS[campaign], tap: guardTap(tally) });
      taken += tally.taken;
      return [...tally.refused];
    });
    expect(failed).toEqual([]);
    if (playsAll) expect(taken).toBeGreaterThan(50);
  },
  PATIENCE,
);

/** What somebody who only suggests may do. */
function honest(doc: Y.Doc, random: Random): void {
  const mineAt = (): IdRun[] => [[SUGGEST, random.below(4), 1]];
  const deeds: (() => void)[] = [
    () => body(doc).insert(1 + random.below(3), "word"),
    () => fact(doc, "deletions", { ...mine, ids: [[1, 7 + random.below(3), 1]] }),
    () => fact(doc, "formats", { ...mine, mark: "bold", on: true, ids: [[1, 7 + random.below(3), 2]] }),
    () => fact(doc, "inline", { ...mine, n: 3, mark: "italic", on: true, ids: mineAt() }),
  ];
  random.pick(deeds)();
}

/** Random attacks by somebody who only suggests. */
function attack(doc: Y.Doc, random: Random): void {
  const text = body(doc);
  const at = random.below(text.length);
  const foreign: IdRun[] = [[1, random.below(12), 1]];
  const deeds: (() => void)[] = [
    () => text.delete(at, 1),
    () => fact(doc, "accepted", [[SUGGEST, random.below(5), 3]]),
    () => fact(doc, "inline", { ...mine, n: 3, mark: "bold", on: true, ids: foreign }),
    () => firstLine(doc).set(random.pick(["kind", "picture", "level"]), "quote"),
    () => factMap(doc, random.pick(["deletions", "inline", "accepted"])).clear(),
    () => setDetail(doc, "byline", "me"),
    () => text.format(at, 1, { bold: true }),
    () => acceptedLine(doc).set(random.pick(["kind", "picture", "level"]), "quote"),
    () => acceptedLine(doc).set("kind", "picture"),
    () =>
      fact(doc, "inline", { ...mine, n: 3, mark: "bold", on: true, ids: [[SUGGEST, random.below(4), 2]] }),
  ];
  random.pick(deeds)();
}

type Deeds = (doc: Y.Doc, random: Random) => void;

/** What the newsroom makes of a few deeds: the sentence it refuses them with, or what readers see before and after. */
function received(seed: number, deeds: Deeds): { refused: string | null; before: unknown; after: unknown } {
  const doc = story();
  const before = acceptedWords(doc, hands);
  const update = updateAfter(doc, SUGGEST, (copy) => {
    const random = randomFrom(seed);
    for (let i = 0; i <= seed % 3; i++) deeds(copy, random);
  });
  const refused = refusalOfUpdate(doc, update, rights(false));
  if (refused !== null) return { refused, before, after: before };
  doc.clientID = SERVER;
  takeUpdate(followedFacts(doc, hands), update, rights(false));
  return { refused, before, after: acceptedWords(doc, hands) };
}

test(
  "[W17] no attack of somebody who only suggests changes what readers see, and honest deeds are all taken",
  () => {
    const attacks = { refused: 0, taken: 0 };
    const failed = failedSeeds("W17/attacks", 200, (seed) => {
      const { refused, before, after } = received(seed, attack);
      attacks[refused === null ? "taken" : "refused"]++;
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ before, after }];
    });
    expect(failed).toEqual([]);
    // Some look hostile and only touch what is one's own; were everything refused, nothing would be proved.
    if (playsAll) expect(Math.min(attacks.refused, attacks.taken)).toBeGreaterThan(10);
    const refused = failedSeeds("W17/honest", 100, (seed) => {
      const { refused, before, after } = received(seed, honest);
      return refused === null && JSON.stringify(before) === JSON.stringify(after) ? [] : [{ refused }];
    });
    expect(refused).toEqual([]);
  },
  PATIENCE,
);

test("[W21] a word deleted in the instant it is accepted comes back where it stood, struck", () => {
  const doc = story();
  const before = bodyText(doc, hands);
  const update = updateAfter(doc, SUGGEST, (copy) => body(copy).delete(3, 3));
  expect(refusalOfUpdate(doc, update, rights(false))).toBeNull();
  const without = new Y.Doc();
  Y.applyUpdate(without, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(without, update);
  expect(bodyText(without, hands)).not.toEqual(before);
  doc.clientID = SERVER;
  const facts = followedFacts(doc, hands);
  expect(takeUpdate(facts, update, rights(false))).not.toBeNull();
  expect(bodyText(doc, hands)).toEqual(before);
  const strikes = [...factMap(doc, "deletions").values()] as { by: string; ids: IdRun[] }[];
  expect(strikes.find(({ by }) => by === "me")!.ids).toEqual([[SUGGEST, 0, 2]]);
  expect(
    takeUpdate(
      facts,
      updateAfter(doc, SUGGEST, (copy) => body(copy).insert(1, "x")),
      rights(false),
    ),
  ).toBeNull();
});

test("[W21] a line changed in the instant it is accepted keeps its kind, and the change is a suggestion", () => {
  const doc = story();
  const update = updateAfter(doc, SUGGEST, (copy) => acceptedLine(copy).set("kind", "quote"));
  expect(refusalOfUpdate(doc, update, rights(false))).toBeNull();
  doc.clientID = SERVER;
  expect(takeUpdate(followedFacts(doc, hands), update, rights(false))).not.toBeNull();
  expect(acceptedWords(doc, hands).lines.at(-1)!.kind).toBe("paragraph");
  expect(suggestionCards(doc, hands)).toContainEqual(
    expect.objectContaining({ kind: "line", person: "me", line: { kind: "quote" } }),
  );
});
