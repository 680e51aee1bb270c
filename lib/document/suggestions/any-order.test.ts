import { expect, test } from "vitest";
import * as Y from "yjs";
import { acceptedWords } from "#lib/document/story/accepted-words.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import { suggestionCards, type SuggestionCard } from "#lib/document/suggestions/cards.ts";
import { resolveSuggestions } from "#lib/document/suggestions/resolve.ts";
import { CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import { observe } from "#lib/document/testing/observation.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import { randomFrom, type Random } from "#lib/document/testing/random.ts";
import { runScript } from "#lib/document/testing/script.ts";
import { failedSeeds, PATIENCE, playsAll } from "#lib/document/testing/seeds.ts";

const SUGGESTED = [
  "suggesters",
  "moveSuggest",
  "copySuggesters",
  "kind",
  "pictures",
  "everything",
] as const satisfies CampaignName[];

type Decision = SuggestionCard & { accept: boolean };

/** What the story is after these decisions, one after the other. */
function decided(state: Uint8Array, hands: Hands, decisions: readonly Decision[]): unknown {
  const doc = new Y.Doc();
  doc.clientID = 900;
  Y.applyUpdate(doc, state);
  for (const { accept, ids, person } of decisions) resolveSuggestions(doc, hands, { accept, ids, person });
  const { order, characters } = observe(doc, hands);
  const looks = order.map((name) => [name, characters.get(name)!.pending, characters.get(name)!.author]);
  return { words: acceptedWords(doc, hands), looks };
}

/** Those that name no word another one names: of two about one word, the first decision changes what is left to decide. */
function independent(cards: readonly SuggestionCard[]): SuggestionCard[] {
  const named = (card: SuggestionCard) =>
    card.ids.flatMap(([client, clock, length]) => Array.from({ length }, (_, i) => `${client}:${clock + i}`));
  const times = new Map<string, number>();
  for (const id of cards.flatMap(named)) times.set(id, (times.get(id) ?? 0) + 1);
  return cards.filter((card) => named(card).every((id) => times.get(id) === 1));
}

function shuffled<T>(things: readonly T[], random: Random): T[] {
  const left = [...things];
  return things.map(() => left.splice(random.below(left.length), 1)[0]!);
}

test.each(SUGGESTED)(
  "[W33] independent suggestions give the same story in whatever order they are decided: %s",
  (campaign) => {
    let cards = 0;
    const failed = failedSeeds(`W33/${campaign}`, 6, (seed) => {
      let everyone: { peers: Peer[]; hands: Hands } | undefined;
      runScript(seed, {
        ...CAMPAIGNS[campaign],
        tap: (_base, peers, hands) => (everyone = { peers, hands }),
      });
      const { peers, hands } = everyone!;
      const random = randomFrom(seed + 7_919);
      const state = Y.encodeStateAsUpdate(peers[0]!.doc);
      const decisions = independent(suggestionCards(peers[0]!.doc, hands)).map((card): Decision => ({
        ...card,
        accept: random.chance(0.5),
      }));
      cards += decisions.length;
      const [one, other] = [decisions, shuffled(decisions, random)].map((order) =>
        decided(state, hands, order),
      );
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ one, other }];
    });
    expect(failed).toEqual([]);
    if (playsAll) expect(cards).toBeGreaterThan(10);
  },
  PATIENCE,
);
