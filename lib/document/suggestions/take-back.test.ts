import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Facts } from "#lib/document/story/facts.ts";
import { suggestionCards } from "#lib/document/suggestions/cards.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { refusalOfTakingBack, takeBackResolution } from "#lib/document/suggestions/take-back.ts";
import { CAMPAIGNS } from "#lib/document/testing/campaigns.ts";
import { observe, type Observation } from "#lib/document/testing/observation.ts";
import { exchange, NETWORK, storySchema, type Peer } from "#lib/document/testing/peers.ts";
import { randomFrom } from "#lib/document/testing/random.ts";
import { runScript } from "#lib/document/testing/script.ts";
import { failedSeeds, PATIENCE, playsAll } from "#lib/document/testing/seeds.ts";
import { bodyText, storyWith } from "#lib/document/testing/stories.ts";

const replaced = () => {
  const { peers, hands } = storyWith(["the old bridge is open"], "suggesting", "editing");
  const [writer, chief] = peers as [Peer, Peer];
  writer.type("new", writer.find("old"), writer.find("old") + 3);
  exchange(peers);
  return { peers, hands, writer, chief };
};

describe("taking a decision back", () => {
  test.each([true, false])("[G8] accepted: %s, the suggestion is open again exactly as it was", (accept) => {
    const { peers, hands, chief } = replaced();
    const before = suggestionCards(chief.doc, hands);
    const { trace } = resolveSuggestions(chief.doc, hands, { accept, by: "chief" });
    expect(suggestionCards(chief.doc, hands)).toEqual([]);
    expect(refusalOfTakingBack(chief.doc, hands, trace)).toBeNull();
    takeBackResolution(chief.doc, hands, trace);
    exchange(peers);
    for (const { doc } of peers)
      expect(suggestionCards(doc, hands)).toMatchObject([
        { kind: "replacement", struck: "old", inserted: "new", person: "person0", at: before[0]!.at },
      ]);
    resolveSuggestions(chief.doc, hands, { accept: true });
    expect(bodyText(chief.doc, hands)).toEqual(["the new bridge is open"]);
  });

  test("[G8] what was typed beside and inside its words meanwhile stays", () => {
    const { peers, hands, chief } = replaced();
    const { trace } = resolveSuggestions(chief.doc, hands, { accept: true });
    chief.type("E", chief.find("new") + 1);
    chief.type("very ", chief.find("nEew"));
    takeBackResolution(chief.doc, hands, trace);
    exchange(peers);
    expect(bodyText(chief.doc, hands)).toEqual(["the oldvery E bridge is open"]);
    resolveSuggestions(chief.doc, hands, { accept: true });
    expect(bodyText(chief.doc, hands)).toEqual(["the very nEew bridge is open"]);
  });

  test("[G9] it is refused with a sentence when somebody has changed its words since, and the second time", () => {
    const { hands, chief } = replaced();
    const { trace } = resolveSuggestions(chief.doc, hands, { accept: true });
    chief.erase(chief.find("new"), chief.find("new") + 1);
    expect(refusalOfTakingBack(chief.doc, hands, trace)).toMatch(/^Somebody has changed these words since/);
    const other = replaced();
    const second = resolveSuggestions(other.chief.doc, other.hands, { accept: false }).trace;
    takeBackResolution(other.chief.doc, other.hands, second);
    expect(refusalOfTakingBack(other.chief.doc, other.hands, second)).toMatch(/already/);
  });

  test("[G9] a line that was changed again keeps its newer kind", () => {
    const { peers, hands } = storyWith(["a line"], "suggesting", "editing");
    const [writer, chief] = peers as [Peer, Peer];
    const at = writer.find("a line");
    writer.do((tr) => tr.setBlockType(at, at, storySchema.nodes.quote!));
    exchange(peers);
    const { trace } = resolveSuggestions(chief.doc, hands, { accept: true });
    expect(refusalOfTakingBack(chief.doc, hands, trace)).toBeNull();
    chief.do((tr) => tr.setBlockType(at, at, storySchema.nodes.subheading!));
    expect(refusalOfTakingBack(chief.doc, hands, trace)).toMatch(/^Somebody has changed this line since/);
  });

  test("[G18] a suggestion that the server put back is its author's to withdraw, and to undo that", () => {
    const { peers, hands } = storyWith(["the old bridge"], "suggesting", "editing");
    const [writer, server] = peers as [Peer, Peer];
    const at = writer.find("old");
    const bold = () => writer.do((tr) => tr.addMark(at, at + 3, storySchema.marks.bold!.create()));
    bold();
    writer.binding.stopCapturing();
    exchange(peers);
    const { trace } = resolveSuggestions(server.doc, hands, { accept: false });
    takeBackResolution(server.doc, hands, trace);
    exchange(peers);
    expect(suggestionCards(writer.doc, hands)).toMatchObject([{ kind: "format", person: "person0" }]);
    const rights = { mayEdit: false, maySuggest: true, hands, person: writer.person };
    const ids = { editIds: new Set<number>(), suggestIds: new Set([writer.suggestId]) };
    const refusals: (string | null)[] = [];
    writer.doc.on("update", (update: Uint8Array) => {
      refusals.push(refusalOfUpdate(server.doc, update, { ...rights, ...ids }));
      Y.applyUpdate(server.doc, update, NETWORK);
    });
    bold();
    expect(suggestionCards(server.doc, hands)).toEqual([]);
    writer.binding.undo();
    expect(suggestionCards(server.doc, hands)).toHaveLength(1);
    expect(refusals).toEqual([null, null]);
  });

  test("[G10] who accepted a word stays readable beside who suggested it", () => {
    const { hands, chief, writer } = replaced();
    const { trace } = resolveSuggestions(chief.doc, hands, { accept: true, by: "chief" });
    const facts = new Facts(chief.doc, hands);
    const [key] = facts.index.accepted.covering(writer.suggestId, 0);
    expect(facts.index.notes.acceptance(key!)).toMatchObject({ by: "chief", of: trace.accepted[0] });
  });
});

function forkOf({ doc }: Peer): Y.Doc {
  const fork = new Y.Doc();
  fork.clientID = 900;
  Y.applyUpdate(fork, Y.encodeStateAsUpdate(doc));
  return fork;
}

const exactly = ({ characters, markers, order }: Observation) => ({
  order,
  characters: [...characters].map(([key, { pending, struckBy, author, wire, bold, root }]) => ({
    ...{ key, pending, author, wire, bold, root },
    struckBy: [...struckBy].sort(),
  })),
  markers: [...markers].map(([key, { pending, struckBy, author }]) => ({
    ...{ key, pending, author },
    struckBy: [...struckBy].sort(),
  })),
});

/** Any decision in any story that any script has made: before it was taken, and after it was taken back. */
function takenBack(seed: number): { was: unknown; is: unknown }[] {
  const random = randomFrom(seed);
  const found: { was: unknown; is: unknown }[] = [];
  const campaigns = [CAMPAIGNS.everything, CAMPAIGNS.cardsUndo, CAMPAIGNS.emoji, CAMPAIGNS.kind];
  runScript(seed, {
    ...random.pick(campaigns),
    tap: (_base, peers, hands) => {
      const [first] = peers;
      let updates = 0;
      first!.doc.on("update", (_update: Uint8Array, origin: unknown) => {
        if (origin === NETWORK || ++updates % 5 !== 0) return;
        const cards = suggestionCards(first!.doc, hands);
        if (cards.length === 0) return;
        const fork = forkOf(first!);
        const before = exactly(observe(fork, hands));
        const cardsBefore = suggestionCards(fork, hands).map(({ key: _key, ids: _ids, ...card }) => card);
        const { ids, person } = random.pick(cards);
        const some = random.chance(0.6) ? { ids, person } : {};
        const { trace } = resolveSuggestions(fork, hands, { accept: random.chance(0.5), ...some });
        const stored = JSON.parse(JSON.stringify(trace)) as typeof trace;
        const refusal = refusalOfTakingBack(fork, hands, stored);
        takeBackResolution(fork, hands, stored);
        const cardsNow = suggestionCards(fork, hands).map(({ key: _key, ids: _ids, ...card }) => card);
        found.push(
          { was: null, is: refusal },
          { was: before, is: exactly(observe(fork, hands)) },
          { was: cardsBefore, is: cardsNow },
        );
      });
    },
  });
  return found;
}

test(
  "[G8] after a decision is taken back every character is what it was",
  () => {
    let compared = 0;
    const failed = failedSeeds("G8", 40, (seed) => {
      const found = takenBack(seed);
      compared += found.length;
      return found.filter(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is));
    });
    expect(failed).toEqual([]);
    if (playsAll) expect(compared).toBeGreaterThan(60);
  },
  PATIENCE,
);
