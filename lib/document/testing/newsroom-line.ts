import * as Y from "yjs";
import type { Facts } from "#lib/document/story/facts.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import type { Restoration } from "#lib/document/suggestions/restore.ts";
import { followedFacts, takeUpdate } from "#lib/document/testing/judging.ts";
import { nameOf } from "#lib/document/testing/observation.ts";
import { NETWORK, type Peer } from "#lib/document/testing/peers.ts";

/** The server's own hand in scripts. */
export const SERVER_ID = 5;

/** Told when the newsroom brings back what somebody deleted in the instant it was accepted: names and roots. */
export type OnRestored = (person: string, characters: string[], markers: string[]) => void;

/**
 * Joins peers as they are joined in life: each has one line to the newsroom, which takes what comes, brings back what was
 * deleted in the instant it was accepted, keeps one living copy of what two people brought back, and hands everything on to
 * all others in that one order. Returns the newsroom's copy.
 */
export function joinByNewsroom(
  peers: readonly Peer[],
  base: Uint8Array,
  hands: Map<number, Hand>,
  onRestored?: OnRestored,
): Y.Doc {
  const doc = new Y.Doc();
  hands.set(SERVER_ID, { person: "server", suggesting: false });
  doc.clientID = SERVER_ID;
  Y.applyUpdate(doc, base, NETWORK);
  const facts = followedFacts(doc, hands);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    for (const peer of peers) if (peer !== origin) peer.inbox.push(update);
  });
  for (const peer of peers) {
    const { mayEdit, person, editId, suggestId } = peer;
    const ids = { editIds: new Set([editId]), suggestIds: new Set([suggestId]) };
    peer.deliver = (update) => {
      const lost = takeUpdate(facts, update, { mayEdit, maySuggest: true, hands, person, ...ids }, peer);
      if (lost) onRestored?.(person, ...namesOfLost(facts, lost));
    };
  }
  return doc;
}

function namesOfLost(facts: Facts, { lost }: Restoration): [characters: string[], markers: string[]] {
  const [characters, markers]: [string[], string[]] = [[], []];
  for (const { rootClient, rootClock, content } of lost) {
    if ("line" in content) markers.push(`${rootClient}:${rootClock}`);
    else {
      let offset = 0;
      for (const character of content.text) {
        characters.push(nameOf(facts.identity(rootClient, rootClock), offset, character));
        offset += character.length;
      }
    }
  }
  return [characters, markers];
}
