import * as Y from "yjs";
import { expect, test } from "vitest";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { refusalOfUpdate } from "#lib/document/suggestions/guard.ts";
import { FOREIGN_FACT } from "#lib/document/suggestions/guard-deletions.ts";
import { CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import { failedSeeds, PATIENCE } from "#lib/document/testing/seeds.ts";
import { runScript } from "#lib/document/testing/script.ts";
import type { ScriptOptions } from "#lib/document/testing/script-state.ts";

const WRITTEN: CampaignName[] = ["plainUndo", "moveSuggest", "pictures", "emoji", "everything"];
/** Crashes come after this many messages, and take this many of the last ones at most. */
const BETWEEN = 7;
const LOST_AT_MOST = 4;

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
      if (refusal === FOREIGN_FACT) return;
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
