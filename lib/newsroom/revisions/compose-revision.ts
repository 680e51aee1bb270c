import { digest } from "lib0/hash/sha256";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import { shownAttribution } from "#lib/newsroom/stories/attribution.ts";
import { picturesIn, readersLines, topicsOf } from "#lib/newsroom/revisions/readers-view.ts";
import type { PinnedPicture, PinnedSource } from "#lib/newsroom/revisions/revision.ts";

export interface RevisionParts {
  words: StoryWords;
  details: StoryDetails;
  /** Ids of the wire sources chosen by hand, in order. */
  sources: readonly string[];
  /** Those of the library, by id; a picture that is not there any more stands without credit. */
  pictures: ReadonlyMap<string, { credit: string; contentHash: string; width: number; height: number }>;
  wireSources: ReadonlyMap<string, { printedName: string }>;
  attributionForm: string;
}

export interface ComposedRevision {
  /** SHA-256, hex, of everything the reader gets. */
  fingerprint: string;
  pictures: PinnedPicture[];
  sources: PinnedSource[];
  attribution: string | null;
}

/**
 * What a revision pins beside the words, and the fingerprint over all that a reader gets: change one character, credit,
 * crop or agency and it is another fingerprint. What only the newsroom sees (slugline, length) is not in it.
 */
export function composeRevision(parts: RevisionParts): ComposedRevision {
  const { words, details } = parts;
  const pictures = picturesIn(words.lines).flatMap((id) => {
    const known = parts.pictures.get(id);
    if (!known) return [];
    const { credit, contentHash, width, height } = known;
    return [{ id, credit, contentHash, width, height }];
  });
  const sources = parts.sources.flatMap((id) => {
    const known = parts.wireSources.get(id);
    return known ? [{ id, printedName: known.printedName }] : [];
  });
  const printedNames = sources.map((source) => source.printedName);
  const attribution = shownAttribution(details, printedNames, parts.attributionForm);
  const fingerprint = fingerprintOf({ words, details, pictures, sources, attribution });
  return { fingerprint, pictures, sources, attribution };
}

/** Of a revision as it is pinned: over everything the reader gets. */
export function fingerprintOf({
  words,
  details,
  pictures,
  sources,
  attribution,
}: Pick<RevisionParts, "words" | "details"> & Omit<ComposedRevision, "fingerprint">): string {
  const readers = {
    headline: words.headline,
    standfirst: words.standfirst,
    kicker: details.kicker ?? "",
    byline: details.byline ?? "",
    place: details.place ?? "",
    topics: topicsOf(details),
    section: details.section ?? "",
    address: details.address ?? "",
    lines: readersLines(words.lines),
    pictures,
    sources: sources.map((source) => source.printedName),
    attribution,
  };
  return sha256(canonical(readers));
}

/** JSON with the keys in order, so that equal things are written equally. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}

const sha256 = (text: string): string =>
  Array.from(digest(new TextEncoder().encode(text)), (byte) => byte.toString(16).padStart(2, "0")).join("");
