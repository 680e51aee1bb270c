import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import { lineText } from "#lib/document/story/words.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import { feedItem, type FeedPicture } from "#lib/site/feeds/feed-item.ts";
import type { ExchangedPublication } from "#lib/site/reads/exchanged-publications.ts";
import { pictureUri, storyUri } from "#lib/site/story-uri.ts";

const STANDARD = {
  name: "ninjs",
  version: "3.1",
  schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
};

/** Roles are free in ninjs; these are ours: main, summary, correction, clarification, caption, alt, credit, author, wire. */
const pictureItem = (picture: FeedPicture, at: number) => ({
  name: `picture-${at + 1}`,
  uri: pictureUri(picture.id),
  type: "picture",
  descriptions: [
    { role: "caption", value: picture.caption },
    { role: "alt", value: picture.alt },
    { role: "credit", value: picture.credit },
  ]
    .filter(({ value }) => value !== "")
    .map((description) => ({ ...description, contentType: "text/plain" })),
  renditions: [
    {
      name: "web",
      href: picture.address,
      contentType: "image/jpeg",
      width: picture.width,
      height: picture.height,
    },
  ],
});

const plainText = ({ page }: ExchangedPublication): string =>
  [...page.lines.filter(({ kind }) => kind !== "picture").map(lineText), page.attribution ?? ""]
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .join("\n\n");

/**
 * A story in ninjs 3.1. ninjs has no field of its own for First Published and Last Updated: by our convention
 * `contentCreated` is the first and `versionCreated` the second. A credit is a description with the role `credit`.
 */
export function ninjs(paper: PaperFacts, publication: ExchangedPublication) {
  const named = {
    uri: storyUri(publication.storyId),
    type: "text",
    standard: STANDARD,
    version: String(publication.number),
    altIds: [
      { role: "story", value: publication.storyId },
      { role: "publication", value: publication.id },
    ],
  };
  // A withdrawn story is named, so that whoever took it can drop it; nothing of it is told.
  if (publication.withdrawn)
    return {
      ...named,
      pubStatus: "canceled",
      versionCreated: datetimeOf(publication.publishedAt, paper.clock),
    };
  const { page } = publication;
  const item = feedItem(paper, publication);
  const written = (value: string, field: object) => (value === "" ? {} : field);
  return {
    ...named,
    representationType: "full",
    pubStatus: "usable",
    contentCreated: datetimeOf(publication.firstPublishedAt, paper.clock),
    versionCreated: datetimeOf(publication.lastUpdatedAt, paper.clock),
    language: paper.clock.locale,
    headlines: [{ role: "main", contentType: "text/plain", value: page.headline }],
    descriptions: [
      ...(page.standfirst === ""
        ? []
        : [{ role: "summary", contentType: "text/plain", value: page.standfirst }]),
      ...page.notes.map((note) => ({ role: note.change, contentType: "text/plain", value: note.text })),
    ],
    bodies: [
      { role: "main", contentType: "text/html", wordCount: page.wordCount, value: item.html },
      { role: "main", contentType: "text/plain", wordCount: page.wordCount, value: plainText(publication) },
    ],
    ...written(page.byline, { by: page.byline }),
    people: item.authors.map((name) => ({ name, rel: "author" })),
    organisations: [{ name: paper.name, rel: "publisher" }],
    infoSources: page.sources.map((name) => ({ name, role: "wire" })),
    ...written(page.place, { located: page.place }),
    subjects: [
      { name: page.section.name, rel: "section", literal: page.section.slug },
      ...item.topics.map((name) => ({ name, rel: "topic" })),
    ],
    copyrightHolder: paper.name,
    renditions: [
      {
        name: "web",
        href: paper.base + storyAddress(publication),
        contentType: "text/html",
        title: page.headline,
      },
    ],
    associations: item.pictures.map(pictureItem),
  };
}
