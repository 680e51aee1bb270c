import * as Y from "yjs";
import type { StorySources } from "#lib/document/story/words.ts";

/** Wire sources chosen by hand: shared map `sources`, id → {at}, in the order they were added. Total. */
export function readSources(doc: Y.Doc): StorySources {
  const chosen: { id: string; at: number }[] = [];
  for (const [id, value] of doc.getMap("sources")) {
    if (typeof value !== "object" || value === null) continue;
    const at = (value as { at?: unknown }).at;
    chosen.push({ id, at: typeof at === "number" && Number.isFinite(at) ? at : 0 });
  }
  chosen.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  return chosen.map(({ id }) => id);
}

/** Adding a source twice changes nothing, so its place in the list stays. `at`: milliseconds since 1970. */
export function addSource(doc: Y.Doc, id: string, at = Date.now()): void {
  const map = doc.getMap("sources");
  if (!map.has(id)) map.set(id, { at });
}

export function removeSource(doc: Y.Doc, id: string): void {
  doc.getMap("sources").delete(id);
}

/** Ids are short; a longer name is somebody's who hides something. */
const LONGEST_ID = 64;
const NO_SOURCE = "Something was written among the sources that is none.";

/** Why this may not stand in the map `sources`, or null. */
export function refusalOfSource(id: string, value: unknown): string | null {
  if (id.length > LONGEST_ID || typeof value !== "object" || value === null) return NO_SOURCE;
  const { at, ...more } = value as Record<string, unknown>;
  return typeof at === "number" && Object.keys(more).length === 0 ? null : NO_SOURCE;
}
