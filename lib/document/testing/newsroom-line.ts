import * as Y from "yjs";
import type { Hand } from "#lib/document/story/hands.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { NETWORK, type Peer } from "#lib/document/testing/peers.ts";

/** The server's own hand in scripts. */
export const SERVER_ID = 5;

/**
 * Joins peers as they are joined in life: each has one line to the newsroom, which takes what comes, keeps one living copy
 * of what two people brought back, and hands everything on to all others in that one order. Returns the newsroom's copy.
 */
export function joinByNewsroom(peers: readonly Peer[], base: Uint8Array, hands: Map<number, Hand>): Y.Doc {
  const doc = new Y.Doc();
  hands.set(SERVER_ID, { person: "server", suggesting: false });
  doc.clientID = SERVER_ID;
  Y.applyUpdate(doc, base, NETWORK);
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    for (const peer of peers) if (peer !== origin) peer.inbox.push(update);
  });
  for (const peer of peers) {
    peer.deliver = (update) => {
      Y.applyUpdate(doc, update, peer);
      keepOneLivingCopy(doc, hands);
    };
  }
  return doc;
}
