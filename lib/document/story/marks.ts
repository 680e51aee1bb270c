import { soundText } from "#lib/document/story/sound-text.ts";

/** What a character looks like. Formats are facts about ids, never attributes of the shared text: those leak. */
export interface Marks {
  bold?: true;
  italic?: true;
  link?: string;
}

export const MARK_NAMES = ["bold", "italic", "link"] as const;
export type MarkName = (typeof MARK_NAMES)[number];

/** What an entry switches a mark to: on, an address, or off (null). */
export type MarkValue = true | { href: string } | null;

export const isMarkName = (name: unknown): name is MarkName =>
  (MARK_NAMES as readonly unknown[]).includes(name);

const MAX_ADDRESS = 2_000;

/** The only addresses a link may have. Anything else, `javascript:` above all, is no link. */
export function isLinkAddress(href: unknown): href is string {
  if (typeof href !== "string" || href.length > MAX_ADDRESS) return false;
  if (!/^(https?:\/\/|mailto:)/i.test(href)) return false;
  return soundText(href) === href && URL.canParse(href);
}

/** Reads a mark value that belongs to this mark; undefined for anything else. */
export function readMarkValue(mark: MarkName, value: unknown): MarkValue | undefined {
  if (value === null) return null;
  if (mark !== "link") return value === true ? true : undefined;
  const href = (value as { href?: unknown } | undefined)?.href;
  return isLinkAddress(href) ? { href } : undefined;
}

export function markValue(marks: Marks, mark: MarkName): MarkValue {
  if (mark === "link") return marks.link === undefined ? null : { href: marks.link };
  return marks[mark] ?? null;
}

export const sameMarkValue = (a: MarkValue, b: MarkValue): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && a?.href === b?.href);

export const sameMarks = (a: Marks, b: Marks): boolean =>
  a === b || (a.bold === b.bold && a.italic === b.italic && a.link === b.link);
