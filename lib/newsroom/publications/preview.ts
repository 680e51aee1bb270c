import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";
import type { PictureRights } from "#lib/newsroom/pictures/picture-rights.ts";
import { cropBox, renditionWidths } from "#lib/newsroom/pictures/rendition-sizes.ts";
import type { PublicNote, PublishedPage, PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import { countWords, readersLines, topicsOf } from "#lib/newsroom/revisions/readers-view.ts";
import type { PinnedPicture, PinnedSource } from "#lib/newsroom/revisions/revision.ts";

/** What of a revision a page is made of. */
export interface PagedRevision {
  words: StoryWords;
  details: StoryDetails;
  pictures: readonly PinnedPicture[];
  sources: readonly PinnedSource[];
  attribution: string | null;
}

/** The page as readers get it, or would: from a revision and nothing else. */
export function pageOf(
  revision: PagedRevision,
  about: {
    section: { slug: string; name: string };
    notes?: readonly PublicNote[];
    /** Of its pictures, by id. */
    rights?: ReadonlyMap<string, PictureRights>;
  },
): PublishedPage {
  const { words, details } = revision;
  const lines = readersLines(words.lines);
  return {
    headline: words.headline,
    standfirst: words.standfirst,
    kicker: details.kicker ?? "",
    byline: details.byline ?? "",
    place: details.place ?? "",
    topics: topicsOf(details),
    section: about.section,
    lines,
    pictures: Object.fromEntries(
      revision.pictures.map((picture) => [
        picture.id,
        published(picture, lines, about.rights?.get(picture.id)),
      ]),
    ),
    attribution: revision.attribution,
    sources: revision.sources.map((source) => source.printedName),
    notes: [...(about.notes ?? [])],
    wordCount: countWords(lines),
  };
}

/** Sizes as the reader gets them: of the part that is shown. A picture shown in two crops offers what both have. */
function published(
  picture: PinnedPicture,
  lines: StoryWords["lines"],
  rights: PictureRights | undefined,
): PublishedPicture {
  const shown = lines
    .filter((line) => line.picture === picture.id)
    .map((line) => cropBox(picture, line.crop))
    .sort((a, b) => a.width - b.width)[0];
  const { width, height } = shown ?? picture;
  return {
    id: picture.id,
    credit: picture.credit,
    width,
    height,
    contentHash: picture.contentHash,
    widths: renditionWidths(width),
    ...(rights && Object.keys(rights).length > 0 ? { rights } : {}),
  };
}

/** What is left of a page that was withdrawn: nothing of its words. */
export const withdrawnPage = (page: PublishedPage): PublishedPage => ({
  headline: "",
  standfirst: "",
  kicker: "",
  byline: "",
  place: "",
  topics: [],
  section: page.section,
  lines: [],
  pictures: {},
  attribution: null,
  sources: [],
  notes: [],
  wordCount: 0,
});
