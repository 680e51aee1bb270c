import * as Y from "yjs";
import type { Hands } from "#lib/document/story/hands.ts";
import { GAP, refusalOfUpdate, type WriterRights } from "#lib/document/suggestions/guard.ts";
import type { WritingRight } from "#lib/newsroom/stories/permissions.ts";

/** What is recorded beside a taken update. */
export interface Delivery {
  clientIds: number[];
  /** Another's words that the server had lost, given back by a bystander: "A, by way of B". */
  relayed: boolean;
  hasLineage: boolean;
}

export type Judgement =
  | { taken: Delivery }
  | { refused: string }
  /** Not now: whoever wrote these words, or those they follow, must bring them first. */
  | { later: true };

const UNDECLARED = "Words came under a name nobody signed on with, so they were not taken.";
const FORGED = "Words came under another person's name, so they were not taken.";

/** A person's rights at a story, as the guard asks for them. All their windows count: yesterday's words are theirs too. */
export function writerRights(
  hands: Hands,
  person: string,
  right: WritingRight,
  step: "live" | "handshake",
): WriterRights {
  const own = (suggesting: boolean) =>
    ({
      has: (id: number) => {
        const hand = hands.get(id);
        return hand?.person === person && hand.suggesting === suggesting;
      },
    }) as ReadonlySet<number>;
  return {
    mayEdit: right === "edit",
    maySuggest: right !== "read",
    editIds: own(false),
    suggestIds: own(true),
    hands,
    person,
    mayRelay: step === "handshake" && right === "edit",
  };
}

/**
 * Who may write what, from the decoded update alone. What the server knows already is a resend, whatever it says: Yjs
 * ignores it, so it needs no right. New words must come from their own author; only in a handshake may somebody who
 * could have written them give back what a crash took from the server.
 */
export function judgeUpdate(
  document: Y.Doc,
  update: Uint8Array,
  rights: WriterRights,
  step: "live" | "handshake",
): Judgement {
  const clients = new Set<number>();
  let hasLineage = false;
  for (const struct of Y.decodeUpdate(update).structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock + struct.length <= Y.getState(document.store, client)) continue;
    clients.add(client);
    hasLineage ||= struct instanceof Y.Item && (struct.parent as unknown) === "lineage";
  }
  let relayed = false;
  for (const client of clients) {
    const hand = rights.hands.get(client);
    if (!hand) return { refused: UNDECLARED };
    if (hand.person === rights.person) continue;
    if (step === "live") return { refused: FORGED };
    if (!rights.mayRelay) return { later: true };
    relayed = true;
  }
  const refused = refusalOfUpdate(document, update, rights);
  // What depends on words that nobody has sent cannot be judged yet; somebody who may edit could have written it anyway.
  if (refused === GAP && !(step === "handshake" && rights.mayEdit)) return { later: true };
  if (refused && refused !== GAP) return { refused };
  return { taken: { clientIds: [...clients], relayed, hasLineage } };
}

/** Whether an update says anything that the document does not hold. */
export function hasNews(document: Y.Doc, update: Uint8Array): boolean {
  return !Y.snapshotContainsUpdate(Y.snapshot(document), update);
}
