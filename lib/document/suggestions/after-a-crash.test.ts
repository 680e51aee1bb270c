import * as Y from "yjs";
import { expect, test } from "vitest";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { refusalOfUpdate } from "#lib/document/testing/judging.ts";
import { readLineageRows } from "#lib/document/story/fact-entries.ts";
import { CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import { failedSeeds, PATIENCE } from "#lib/document/testing/seeds.ts";
import { runScript } from "#lib/document/testing/script.ts";
import type { ScriptOptions } from "#lib/document/testing/script-state.ts";

const WRITTEN: CampaignName[] = ["plainUndo", "moveSuggest", "pictures", "emoji", "everything"];
/** Crashes come after this many messages, and take this many of the last ones at most. */
const BETWEEN = 7;
const LOST_AT_MOST = 4;

const OTHER_PAST = "past-of-other-words";

/**
 * Somebody pasted a colleague's words, and the colleague came back first, having heard of the cut and not of the paste:
 * what they wrote arrives as gone, and nobody can say any more what it was. No name is put to it then (decision 015); the
 * browser that pasted sets its words aside.
 */
function namesWhatNobodyKnows(server: Y.Doc, forgotten: ForgottenWords, handshake: Uint8Array): boolean {
  const isKnown = (client: number, clock: number): boolean => {
    if (clock >= Y.getState(server.store, client)) return true;
    const item = Y.getItem(server.store, Y.createID(client, clock)) as Y.Item | Y.GC;
    return (item instanceof Y.Item && !item.deleted) || forgotten.wordsAt(client, clock, 1) !== "";
  };
  return Y.decodeUpdate(handshake).structs.some(
    (item) =>
      item instanceof Y.Item &&
      (item.parent as unknown) === "lineage" &&
      item.content instanceof Y.ContentAny &&
      item.content.arr
        .flatMap(readLineageRows)
        .some(({ oldClient, oldClock, length }) =>
          Array.from({ length }, (_, i) => oldClock + i).some((clock) => !isKnown(oldClient, clock)),
        ),
  );
}

/**
 * Now and then a second server is made of all messages but the last, as the store would have them, and everybody who edits
 * comes back to it with what their browser holds.
 */
function crashTap(refused: string[]): NonNullable<ScriptOptions["tap"]> {
  return (base, peers, hands) => {
    const rows = [base];
    const comeBack = (server: Y.Doc, forgotten: ForgottenWords, peer: Peer) => {
      const ids = { editIds: new Set([peer.editId]), suggestIds: new Set([peer.suggestId]) };
      const rights = {
        mayEdit: true,
        maySuggest: true,
        mayRelay: true,
        hands,
        forgotten,
        person: peer.person,
      };
      const handshake = Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(server));
      const refusal = refusalOfUpdate(server, handshake, { ...rights, ...ids });
      // Somebody who only suggests took a strike of their own back, and the server waits for them to say so.
      if (refusal === "anothers-fact-deleted") return;
      if (refusal === OTHER_PAST && namesWhatNobodyKnows(server, forgotten, handshake)) return;
      if (refusal) refused.push(refusal);
      else Y.applyUpdate(server, handshake);
    };
    for (const peer of peers) {
      const { deliver } = peer;
      peer.deliver = (update) => {
        rows.push(update);
        deliver(update);
        if (rows.length % BETWEEN !== 0) return;
        const server = new Y.Doc();
        const forgotten = new ForgottenWords();
        forgotten.watch(server);
        const stored = rows.slice(0, -1 - (rows.length % LOST_AT_MOST));
        server.transact(() => stored.forEach((row) => Y.applyUpdate(server, row)));
        for (const one of peers) if (one.binding.mode === "editing") comeBack(server, forgotten, one);
      };
    }
  };
}

test.each(WRITTEN)(
  "[W40] what editors' browsers give back after a crash is taken: %s",
  (campaign) => {
    const failed = failedSeeds(`W40/${campaign}`, 4, (seed) => {
      const refused: string[] = [];
      runScript(seed, { ...CAMPAIGNS[campaign], tap: crashTap(refused) });
      return refused;
    });
    expect(failed).toEqual([]);
  },
  PATIENCE,
);

test("[W40] moveSuggest:1795895617 stays as it is: a paste whose words their author brought back as gone", () => {
  const refused: string[] = [];
  runScript(1_795_895_617, { ...CAMPAIGNS.moveSuggest, tap: crashTap(refused) });
  expect(refused).toEqual([]);
});
