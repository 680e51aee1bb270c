import { pagePictures } from "#components/site/body-blocks.ts";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { widthsOf } from "#components/site/site-picture.tsx";
import { datetimeOf } from "#components/site/stamp.ts";
import { topicsOf } from "#components/site/topics.tsx";
import { lineText, type Line } from "#lib/document/story/words.ts";
import { soundRights } from "#lib/newsroom/pictures/picture-rights.ts";
import { mediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import type { PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import { authorsOf } from "#lib/site/pages/authors-of.ts";
import { storyUri } from "#lib/site/story-uri.ts";
import type { LivePublication } from "#lib/site/reads/live-publications.ts";

/** JSON that may stand inside a script element: no character in it can end the element or the line. */
export const inScript = (data: unknown): string =>
  JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

function imageObject(paper: PaperFacts, { line, picture }: { line: Line; picture: PublishedPicture }) {
  const width = widthsOf(picture).at(-1)!;
  const address = paper.base + mediaAddress(picture, line.crop, width, "jpg");
  const caption = lineText(line).trim();
  const { creator, ...known } = soundRights(picture.rights ?? {});
  return {
    "@type": "ImageObject",
    url: address,
    contentUrl: address,
    width,
    height: Math.round((picture.height * width) / picture.width),
    encodingFormat: "image/jpeg",
    ...(caption === "" ? {} : { caption }),
    ...(picture.credit === "" ? {} : { creditText: picture.credit }),
    ...(creator === undefined ? {} : { creator: { "@type": "Person", name: creator } }),
    ...known,
  };
}

/** A story as search engines read it (schema.org NewsArticle): the same stamps and credits as on the page. */
export function newsArticle(paper: PaperFacts, publication: LivePublication) {
  const { page } = publication;
  const address = paper.base + storyAddress(publication);
  const publisher = {
    "@type": "NewsMediaOrganization",
    name: paper.name,
    url: `${paper.base}/`,
    correctionsPolicy: `${paper.base}/corrections`,
  };
  const sources = new Set(page.sources);
  const authors = authorsOf(page.byline).map((name) => ({
    "@type": sources.has(name) ? "Organization" : "Person",
    name,
  }));
  const images = pagePictures(page).map((pictured) => imageObject(paper, pictured));
  const topics = topicsOf(page);
  const corrections = page.notes.map((note) => ({
    "@type": "CorrectionComment",
    text: note.text,
    datePublished: datetimeOf(new Date(note.at), paper.clock),
  }));
  return {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": storyUri(publication.storyId),
    url: address,
    mainEntityOfPage: { "@type": "WebPage", "@id": address },
    headline: page.headline,
    ...(page.standfirst === "" ? {} : { description: page.standfirst }),
    datePublished: datetimeOf(publication.firstPublishedAt, paper.clock),
    dateModified: datetimeOf(publication.lastUpdatedAt, paper.clock),
    author: authors.length > 0 ? authors : [{ "@type": "Organization", name: paper.name }],
    publisher,
    ...(images.length > 0 ? { image: images } : {}),
    articleSection: page.section.name,
    ...(topics.length > 0 ? { keywords: topics } : {}),
    ...(page.place === "" ? {} : { dateline: page.place }),
    ...(page.sources.length > 0
      ? { sourceOrganization: page.sources.map((name) => ({ "@type": "Organization", name })) }
      : {}),
    // The line as it is printed, also where it was overridden: what the page says of its sources, machines are told.
    ...(page.attribution ? { creditText: page.attribution } : {}),
    ...(corrections.length > 0 ? { correction: corrections } : {}),
    inLanguage: paper.clock.locale,
    isAccessibleForFree: true,
    wordCount: page.wordCount,
  };
}
