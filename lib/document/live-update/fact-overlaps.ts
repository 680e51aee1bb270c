import * as Y from "yjs";
import type { Steps } from "#lib/document/live-update/integration-steps.ts";
import type { UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import type { Facts } from "#lib/document/story/facts.ts";
import { IdMap } from "#lib/document/story/id-map.ts";
import { readRuns, sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";

const MAPS = ["inline", "deletions", "formats", "wire"] as const;
/** Passing by so many entries takes about as long as a step. */
const ENTRIES_A_STEP = 4;

/**
 * Counts how many entries lie over one another. Whoever reads the story passes by all of them at each word: N strikes
 * that overlap cost N² / 2 each time, in every window and at every decision.
 */
export function countOverlaps(facts: Facts, places: UpdatePlaces, steps: Steps): void {
  for (const map of MAPS) {
    const runs: IdRun[] = [];
    for (const item of places.items()) {
      const place = item.content instanceof Y.ContentAny ? places.placeOf(item) : null;
      if (!place || !("root" in place) || place.root !== map) continue;
      const value = (item.content as Y.ContentAny).arr.at(-1) as { ids?: unknown } | null | undefined;
      for (const run of sortedRuns(readRuns(value?.ids))) runs.push(run);
    }
    if (runs.length === 0) continue;
    const fresh = new IdMap<true>();
    for (const [client, clock, length] of runs.sort((a, b) => a[0] - b[0] || a[1] - b[1]))
      fresh.add(client, clock, length, true);
    for (const [client, clock, length] of runs) {
      const passed =
        fresh.passedBy(client, clock, clock + 1) + facts.index[map].passedBy(client, clock, clock + length);
      steps.take(passed / ENTRIES_A_STEP);
    }
  }
}
