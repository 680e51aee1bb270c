import { createElement, Fragment } from "react";
import { pagePictures } from "#components/site/body-blocks.ts";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import type { PictureAddress } from "#components/site/picture-address.ts";
import { PublicNotes } from "#components/site/public-notes.tsx";
import { widthsOf } from "#components/site/site-picture.tsx";
import { StoryBody } from "#components/site/story-body.tsx";
import { topicsOf } from "#components/site/topics.tsx";
import { lineText } from "#lib/document/story/words.ts";
import { mediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import { authorsOf } from "#lib/site/pages/authors-of.ts";
import type { LivePublication } from "#lib/site/reads/live-publications.ts";
import { staticHtml } from "#lib/site/static-html.ts";
import { storyUri } from "#lib/site/story-uri.ts";

export interface FeedPicture {
  id: string;
  address: string;
  width: number;
  height: number;
  credit: string;
  caption: string;
  alt: string;
}

/** A story as every feed tells it. */
export interface FeedItem {
  uri: string;
  address: string;
  headline: string;
  standfirst: string;
  /** The whole story, with absolute addresses. */
  html: string;
  authors: string[];
  section: string;
  topics: string[];
  sources: string[];
  attribution: string | null;
  pictures: FeedPicture[];
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
}

const IN_FEEDS = 1280;

/** The widest rendition that is not needlessly large for a feed. */
const feedWidth = (widths: number[]): number => widths.findLast((width) => width <= IN_FEEDS) ?? widths[0]!;

/** The body with its notes as HTML that can stand on any other site. */
export function wholeText(paper: PaperFacts, { page }: Pick<LivePublication, "page">): string {
  const addressOf: PictureAddress = (...picture) => paper.base + mediaAddress(...picture);
  return staticHtml(
    createElement(
      Fragment,
      null,
      createElement(StoryBody, { page, addressOf }),
      createElement(PublicNotes, { notes: page.notes, clock: paper.clock }),
    ),
  );
}

export function feedItem(paper: PaperFacts, publication: LivePublication): FeedItem {
  const { page } = publication;
  return {
    uri: storyUri(publication.storyId),
    address: paper.base + storyAddress(publication),
    headline: page.headline,
    standfirst: page.standfirst,
    html: wholeText(paper, publication),
    authors: authorsOf(page.byline),
    section: page.section.name,
    topics: topicsOf(page),
    sources: page.sources,
    attribution: page.attribution,
    pictures: pagePictures(page).map(({ line, picture }) => {
      const width = feedWidth(widthsOf(picture));
      return {
        id: picture.id,
        address: paper.base + mediaAddress(picture, line.crop, width, "jpg"),
        width,
        height: Math.round((picture.height * width) / picture.width),
        credit: picture.credit,
        caption: lineText(line).trim(),
        alt: line.alt ?? "",
      };
    }),
    firstPublishedAt: publication.firstPublishedAt,
    lastUpdatedAt: publication.lastUpdatedAt,
  };
}
