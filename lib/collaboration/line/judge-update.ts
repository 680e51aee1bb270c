import * as Y from "yjs";
import type { Hands } from "#lib/document/story/hands.ts";
import { SERVER } from "#lib/collaboration/new-story-words.ts";
import type { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { GAP, HOLE } from "#lib/document/suggestions/gap.ts";
import { refusalOfUpdate, type WriterRights } from "#lib/document/suggestions/guard.ts";
import { FOREIGN_FACT, FOREIGN_WORDS } from "#lib/document/suggestions/guard-deletions.ts";
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
const UNKNOWN_DECISION =
  "This page knows of a decision that the newsroom does not have, so what was typed in it was not taken.";

/** `live`: a message like any other. `handshake`: the first of a line, with everything its window holds. */
export type Step = "live" | "handshake";

/** What a handshake is judged by beside the words. */
export interface Others {
  /** Can words under this id have been lost, so that they are somebody else's to give back? */
  mayHaveLost(client: number): boolean;
  /** The story was opened a moment ago, perhaps after a crash: others may still bring what it lost. */
  areStillComing: boolean;
}

const NOBODY: Others = { mayHaveLost: () => false, areStillComing: false };

/** A person's rights at a story, as the guard asks for them. All their windows count: yesterday's words are theirs too. */
export function writerRights(
  hands: Hands,
  person: string,
  right: WritingRight,
  step: Step,
  forgotten?: ForgottenWords,
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
    ...(forgotten ? { forgotten } : {}),
    person,
    mayRelay: step === "handshake" && right === "edit",
  };
}

/**
 * Who may write what, from the decoded update alone. What the server knows already is a resend, whatever it says: Yjs
 * ignores it, so it needs no right. New words must come from their own author; only in a handshake may somebody who
 * could have written them give back what a crash took from the server, until their author has come back and done so. What
 * the server's own hand writes is stored before anybody hears of it, so nobody has any of that to give back.
 */
export function judgeUpdate(
  document: Y.Doc,
  update: Uint8Array,
  rights: WriterRights,
  step: Step,
  others = NOBODY,
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
    if (hand.person === SERVER) return { refused: UNKNOWN_DECISION };
    if (!rights.mayRelay || !others.mayHaveLost(client)) return { later: true };
    relayed = true;
  }
  const refused = refusalOfUpdate(document, update, rights);
  // Whoever has the missing words brings them first; one's own can only come with the handshake.
  if (refused === GAP || (refused === HOLE && step === "live")) return { later: true };
  // A crash took somebody's deletion, and a window that may not make it itself has heard of it.
  const isHeardOf = refused === FOREIGN_WORDS || refused === FOREIGN_FACT;
  if (isHeardOf && step === "handshake" && others.areStillComing) return { later: true };
  if (refused) return { refused };
  return { taken: { clientIds: [...clients], relayed, hasLineage } };
}
