import * as Y from "yjs";
import { cutAt, soundText } from "#lib/document/story/sound-text.ts";
import type { Crop, Line, LineKind } from "#lib/document/story/words.ts";

/**
 * A line marker is a `Y.Map` embedded in the body: `{kind, …}`. The line is the marker and the characters up to the next
 * one. Reading is total: whatever somebody's browser wrote there, a sound line comes out.
 */
export interface LineAttributes {
  kind: LineKind;
  ordered?: boolean;
  level?: number;
  picture?: string;
  alt?: string;
  crop?: Crop;
}

export const LINE_KINDS = [
  "paragraph",
  "subheading",
  "quote",
  "listItem",
  "picture",
] as const satisfies LineKind[];
/** Every key a marker may hold besides `kind`. */
export const LINE_KEYS = ["ordered", "level", "picture", "alt", "crop"] as const;
export type LineKey = (typeof LINE_KEYS)[number];

export const MAX_LIST_LEVEL = 5;
const MAX_ALT = 2_000;
const MAX_PICTURE_ID = 200;

export const isLineKind = (kind: unknown): kind is LineKind =>
  (LINE_KINDS as readonly unknown[]).includes(kind);

export const isMarker = (item: Y.Item): boolean =>
  item.content instanceof Y.ContentType && item.content.type instanceof Y.Map;

export function markerOf(item: Y.Item): Y.Map<unknown> | null {
  const content = item.content;
  return content instanceof Y.ContentType && content.type instanceof Y.Map ? content.type : null;
}

export function makeMarker(attributes: LineAttributes): Y.Map<unknown> {
  const marker = new Y.Map<unknown>();
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) marker.set(key, value);
  return marker;
}

/** The line a marker asks for; unknown kinds become paragraphs and unknown or broken attributes are ignored. */
export function readMarker(marker: Y.Map<unknown> | null): LineAttributes {
  return readLineAttributes((key) => marker?.get(key));
}

export function readLineAttributes(get: (key: "kind" | LineKey) => unknown): LineAttributes {
  const kind = get("kind");
  if (kind === "listItem") return { kind, ordered: get("ordered") === true, level: readLevel(get("level")) };
  if (kind !== "picture") return { kind: isLineKind(kind) ? kind : "paragraph" };
  const line: LineAttributes = { kind };
  const picture = readText(get("picture"), MAX_PICTURE_ID);
  const alt = readText(get("alt"), MAX_ALT);
  const crop = readCrop(get("crop"));
  if (picture) line.picture = picture;
  if (alt) line.alt = alt;
  if (crop) line.crop = crop;
  return line;
}

const readText = (value: unknown, longest: number): string =>
  typeof value === "string" ? cutAt(soundText(value), longest) : "";

function readLevel(value: unknown): number {
  if (typeof value !== "number" || !Number.isInteger(value)) return 0;
  return Math.min(MAX_LIST_LEVEL, Math.max(0, value));
}

function readCrop(value: unknown): Crop | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { x, y, width, height } = value as Record<string, unknown>;
  const fraction = (part: unknown): part is number => typeof part === "number" && part >= 0 && part <= 1;
  if (!fraction(x) || !fraction(y) || !fraction(width) || !fraction(height)) return undefined;
  if (width === 0 || height === 0) return undefined;
  return { x, y, width, height };
}

export const asLine = (attributes: LineAttributes): Line => ({ ...attributes, runs: [] });
