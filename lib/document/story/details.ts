import * as Y from "yjs";
import { cutAt, soundText } from "#lib/document/story/sound-text.ts";
import type { StoryDetails } from "#lib/document/story/words.ts";

/** The longest text kept of each detail, in UTF-16 units. A detail is a line on a form, never a place to hide a book. */
export const LONGEST_DETAIL = {
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

const NO_DETAIL = "Something was written among the details that is none.";
const OVERRIDE_TOO_LONG = `An attribution line has at most ${MAX_ATTRIBUTION} characters, its reason ${MAX_REASON.toLocaleString("en")}.`;

type TextKey = keyof typeof LONGEST_DETAIL;

const NAMES: Record<TextKey, string> = {
  slugline: "The slugline",
  kicker: "The kicker",
  byline: "The byline",
  place: "The place",
  topics: "The list of topics",
  section: "The section",
  address: "The address",
};

export const detailTooLong = (key: TextKey): string =>
  `${NAMES[key]} has at most ${LONGEST_DETAIL[key]} characters.`;

const isTextKey = (key: string): key is TextKey => Object.hasOwn(LONGEST_DETAIL, key);

const sound = (text: string, longest: number): string => cutAt(soundText(text), longest);

/** Total: whatever stands in the map, only sound details come out. */
export function readDetails(doc: Y.Doc): StoryDetails {
  const map = doc.getMap("details");
  const details: StoryDetails = {};
  for (const key of Object.keys(LONGEST_DETAIL) as TextKey[]) {
    const value = map.get(key);
    const text = typeof value === "string" ? sound(value, LONGEST_DETAIL[key]) : "";
    if (text) details[key] = text;
  }
  const length = map.get("length");
  if (typeof length === "number" && Number.isInteger(length) && length > 0) {
    details.length = Math.min(length, MAX_TARGET_WORDS);
  }
  const override = readOverride(map.get("attributionOverride"));
  if (override) details.attributionOverride = override;
  return details;
}

/** One without a reason is none: the computed line stands. */
function readOverride(value: unknown): StoryDetails["attributionOverride"] {
  if (typeof value !== "object" || value === null) return undefined;
  const { line, reason } = value as Record<string, unknown>;
  if (typeof line !== "string" || typeof reason !== "string" || soundText(reason).trim() === "")
    return undefined;
  return { line: sound(line, MAX_ATTRIBUTION), reason: sound(reason, MAX_REASON) };
}

/**
 * Sets one detail for everybody; undefined or an empty text takes it away. It is written over and not deleted: a deletion
 * has no author, and who took a detail away stays known.
 */
export function setDetail<K extends keyof StoryDetails>(
  doc: Y.Doc,
  key: K,
  value: StoryDetails[K] | undefined,
): void {
  const map = doc.getMap("details");
  if (value !== undefined && value !== "") map.set(key, fitting(key, value));
  else if (map.has(key)) map.set(key, none(key));
}

/** What reads as no detail at all. */
const none = (key: keyof StoryDetails): unknown =>
  isTextKey(key) ? "" : key === "length" ? 0 : { line: "", reason: "" };

function fitting(key: keyof StoryDetails, value: StoryDetails[keyof StoryDetails]): unknown {
  if (typeof value === "string") return isTextKey(key) ? sound(value, LONGEST_DETAIL[key]) : value;
  if (typeof value === "number") return Math.min(value, MAX_TARGET_WORDS);
  return readOverride(value) ?? value;
}

/** Why this may not stand in the map `details`, or null: nobody's browser writes more than fits, or anything else. */
export function refusalOfDetail(key: string, value: unknown): string | null {
  if (isTextKey(key)) {
    if (typeof value !== "string") return NO_DETAIL;
    return value.length > LONGEST_DETAIL[key] ? detailTooLong(key) : null;
  }
  if (key === "length") return typeof value === "number" ? null : NO_DETAIL;
  if (key !== "attributionOverride" || typeof value !== "object" || value === null) return NO_DETAIL;
  const { line, reason, ...more } = value as Record<string, unknown>;
  if (typeof line !== "string" || typeof reason !== "string" || Object.keys(more).length > 0)
    return NO_DETAIL;
  return line.length > MAX_ATTRIBUTION || reason.length > MAX_REASON ? OVERRIDE_TOO_LONG : null;
}
