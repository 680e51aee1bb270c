import * as Y from "yjs";
import type { StoryDetails } from "#lib/document/story/words.ts";

/** The longest text kept of each detail, in UTF-16 units. A detail is a line on a form, never a place to hide a book. */
const LONGEST = {
  slugline: 200,
  kicker: 200,
  byline: 300,
  place: 120,
  topics: 500,
  section: 80,
  address: 200,
} as const;
const MAX_TARGET_WORDS = 100_000;
const MAX_ATTRIBUTION = 500;
const MAX_REASON = 1_000;

type TextKey = keyof typeof LONGEST;

/** Total: whatever stands in the map, only sound details come out. */
export function readDetails(doc: Y.Doc): StoryDetails {
  const map = doc.getMap("details");
  const details: StoryDetails = {};
  for (const key of Object.keys(LONGEST) as TextKey[]) {
    const value = map.get(key);
    if (typeof value === "string" && value) details[key] = value.slice(0, LONGEST[key]);
  }
  const length = map.get("length");
  if (typeof length === "number" && Number.isInteger(length) && length > 0) {
    details.length = Math.min(length, MAX_TARGET_WORDS);
  }
  const override = readOverride(map.get("attributionOverride"));
  if (override) details.attributionOverride = override;
  return details;
}

function readOverride(value: unknown): StoryDetails["attributionOverride"] {
  if (typeof value !== "object" || value === null) return undefined;
  const { line, reason } = value as Record<string, unknown>;
  if (typeof line !== "string" || typeof reason !== "string") return undefined;
  return { line: line.slice(0, MAX_ATTRIBUTION), reason: reason.slice(0, MAX_REASON) };
}

/** Sets one detail for everybody; undefined or an empty text takes it away. */
export function setDetail<K extends keyof StoryDetails>(
  doc: Y.Doc,
  key: K,
  value: StoryDetails[K] | undefined,
): void {
  const map = doc.getMap("details");
  if (value === undefined || value === "") map.delete(key);
  else map.set(key, value);
}
