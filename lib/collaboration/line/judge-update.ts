import { SERVER } from "#lib/collaboration/new-story-words.ts";
import type { Steps } from "#lib/document/live-update/integration-steps.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import type { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { refusalOf, type WriterRights } from "#lib/document/suggestions/guard.ts";
import type { RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import type { WritingRight } from "#lib/newsroom/stories/permissions.ts";

/** What is recorded beside a taken update. */
export interface Delivery {
  clientIds: number[];
  /** Another's words that the server had lost, given back by a bystander: "A, by way of B". */
  relayed: boolean;
}

export type Judgement =
  | { taken: Delivery }
  | { refused: RefusalCode }
  /** Not now: whoever wrote these words, or those they follow, must bring them first. */
  | { later: true };

/** `live`: a message like any other. `handshake`: the first of a connection, with everything its window holds. */
export type Step = "live" | "handshake";

/** What a handshake is judged by beside the words. */
export interface Others {
  /** Can words under this id have been lost, so that they are somebody else's to give back? */
  mayHaveLost(client: number): boolean;
  /** The story was opened a moment ago, perhaps after a crash: others may still bring what it lost. */
  areStillComing: boolean;
}

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
 * Who may write what, from the new part of an update alone. New words must come from their own author; only in a handshake
 * may somebody who could have written them give back what a crash took from the server, until their author has come back
 * and done so. What the server's own hand writes is stored before anybody hears of it, so nobody has any of that to give
 * back.
 */
export function judgeUpdate(
  facts: Facts,
  places: UpdatePlaces,
  rights: WriterRights,
  step: Step,
  others: Others,
  steps: Steps,
): Judgement {
  let relayed = false;
  for (const client of places.part.clients) {
    const hand = rights.hands.get(client);
    if (!hand) return { refused: "undeclared" };
    if (hand.person === rights.person) continue;
    if (step === "live") return { refused: "another-name" };
    if (hand.person === SERVER) return { refused: "unknown-decision" };
    if (!rights.mayRelay || !others.mayHaveLost(client)) return { later: true };
    relayed = true;
  }
  const refused = refusalOf(facts, places, rights, steps);
  // Whoever has the missing words brings them first; one's own can only come with the handshake.
  if (refused === "missing-others" || (refused === "missing-own" && step === "live")) return { later: true };
  // A crash took somebody's deletion, and a window that may not make it itself has heard of it.
  const isHeardOf = refused === "suggester-deletes" || refused === "anothers-fact-deleted";
  if (isHeardOf && step === "handshake" && others.areStillComing) return { later: true };
  if (refused) return { refused };
  return { taken: { clientIds: [...places.part.clients], relayed } };
}
