import { expect, test } from "vitest";
import { anchorFrom } from "#lib/document/queries/anchor.ts";
import { anchorPlaces } from "#lib/document/queries/anchor-places.ts";
import { Facts } from "#lib/document/story/facts.ts";
import { CAMPAIGN_NAMES, CAMPAIGNS, type CampaignName } from "#lib/document/testing/campaigns.ts";
import { characterOf, observe } from "#lib/document/testing/observation.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import { randomFrom } from "#lib/document/testing/random.ts";
import { runScript } from "#lib/document/testing/script.ts";
import { failedSeeds, PATIENCE, playsAll } from "#lib/document/testing/seeds.ts";

interface Asked {
  id: string;
  anchor: ReturnType<typeof anchorFrom> & {};
  /** Names of the characters: each is unique, so its fate is known from the screen alone. */
  characters: Set<string>;
}

/** Asks about some words now and then while a script is played, and says where the anchors end in every document. */
function askWhileWriting(seed: number, campaign: CampaignName): { asked: number; wrong: string[] } {
  const random = randomFrom(seed + 7_919);
  const asked: Asked[] = [];
  let everyone: { peers: Peer[]; hands: Parameters<typeof observe>[1] } | undefined;
  const ask = (peer: Peer) => {
    const { order, characters } = observe(peer.doc, everyone!.hands);
    const from = random.below(order.length + 1);
    const chosen = order.slice(from, from + 1 + random.below(5));
    if (chosen.length === 0) return;
    const ids = chosen.map((character): [number, number, number] => {
      const { client, clock } = characters.get(character)!;
      return [client, clock, characterOf(character).length];
    });
    const anchor = anchorFrom(new Facts(peer.doc, everyone!.hands), ids);
    if (anchor) asked.push({ id: `q${asked.length}`, anchor, characters: new Set(chosen) });
  };
  const result = runScript(seed, {
    ...CAMPAIGNS[campaign],
    tap: (_base, peers, hands) => {
      everyone = { peers, hands };
      for (const peer of peers)
        peer.doc.on("update", () => {
          if (asked.length < 12 && random.chance(0.15)) ask(peer);
        });
    },
  });
  if (result.failures.length > 0) return { asked: 0, wrong: [] };
  const wrong: string[] = [];
  for (const peer of everyone!.peers) {
    const { order } = observe(peer.doc, everyone!.hands);
    const queries = asked.map(({ id, anchor }) => ({ id, anchor: anchor.ids }));
    const places = anchorPlaces(new Facts(peer.doc, everyone!.hands), queries);
    for (const { id, characters } of asked) {
      const alive = order.filter((name) => characters.has(name)).map(characterOf);
      const expected = alive.join("");
      const found = (places.get(id)?.text ?? "").replaceAll(" … ", "");
      // When all are deleted, a copy of them is where they stand; which of several, is not followed here.
      const letters = new Set([...characters].map(characterOf));
      const isCopy = alive.length === 0 && [...found].every((letter) => letters.has(letter));
      if (found !== expected && !isCopy) wrong.push(`${peer.person} ${id}: ${found} ≠ ${expected}`);
    }
  }
  return { asked: asked.length, wrong };
}

test.each(CAMPAIGN_NAMES)(
  "[Q2] a query stands on exactly the living of its characters, whatever people do: %s",
  (campaign) => {
    let asked = 0;
    const failed = failedSeeds(`Q2/${campaign}`, 4, (seed) => {
      const result = askWhileWriting(seed, campaign);
      asked += result.asked;
      return result.wrong;
    });
    expect(failed).toEqual([]);
    if (playsAll) expect(asked).toBeGreaterThan(0);
  },
  PATIENCE,
);
