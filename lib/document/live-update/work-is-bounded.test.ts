import { expect, test } from "vitest";
import * as Y from "yjs";
import { newPartOf } from "#lib/document/live-update/new-part.ts";
import { readUpdate } from "#lib/document/live-update/read-update.ts";
import { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { story } from "#lib/document/testing/guarded-story.ts";
import { rawUpdate, text, type RawBlock } from "#lib/document/testing/raw-update.ts";

/** Counts how often anybody asks what a struct waits for. */
class CountedPlaces extends UpdatePlaces {
  static asked = 0;
  override missingFor(struct: Y.Item | Y.GC): Y.ID | null {
    CountedPlaces.asked++;
    return super.missingFor(struct);
  }
}

test("[L4] Thousands of clients that wait for one another are looked at a few times each", () => {
  const clients = 5_000;
  const blocks: RawBlock[] = [];
  for (let i = 1; i <= clients; i++) {
    const place = i === clients ? { parent: "body" } : { origin: [1_000 + i + 1, 0] as const };
    blocks.push({ client: 1_000 + i, clock: 0, structs: [text("a", place)] });
  }
  const doc = story();
  const places = new CountedPlaces(doc, newPartOf(doc, readUpdate(rawUpdate(blocks))));
  expect(places.inOrder).toHaveLength(clients);
  expect(CountedPlaces.asked).toBeLessThan(3 * clients);
});
