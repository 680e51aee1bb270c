import { createElement } from "react";
import { leadPicture } from "#components/site/body-blocks.ts";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { widthsOf } from "#components/site/site-picture.tsx";
import { StoryPage } from "#components/site/story-page.tsx";
import { evenRow } from "#components/site/teaser.ts";
import { mediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import type { Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";
import { htmlAnswer } from "#lib/site/html-answer.ts";
import { inScript, newsArticle } from "#lib/site/pages/structured-data.ts";
import { withdrawnAnswer } from "#lib/site/pages/notices.ts";
import { withdrawnPublications } from "#lib/site/reads/exchanged-publications.ts";
import { livePublications, storyForReader, type LivePublication } from "#lib/site/reads/live-publications.ts";
import { latestOf, teaserOf } from "#lib/site/teaser-of.ts";
import { readable } from "#lib/site/reads/readable-publications.ts";

const MORE = 3;
const SHARED_AT_MOST = 1280;

/** The picture shown where the story is shared. */
function shareImage(paper: PaperFacts, { page }: LivePublication) {
  const lead = leadPicture(page);
  if (!lead) return null;
  const { line, picture } = lead;
  const widths = widthsOf(picture);
  const width = widths.findLast((offered) => offered <= SHARED_AT_MOST) ?? widths[0]!;
  return {
    address: paper.base + mediaAddress(picture, line.crop, width, "jpg"),
    width,
    height: Math.round((picture.height * width) / picture.width),
    alt: line.alt ?? "",
  };
}

async function liveAnswer(paper: PaperFacts, publication: LivePublication): Promise<Answer> {
  const neighbours = readable(await livePublications({ section: publication.section, limit: MORE + 1 }));
  const [gone] = await withdrawnPublications({ section: publication.section, limit: 1 });
  const more = neighbours.filter(({ storyId }) => storyId !== publication.storyId).slice(0, MORE);
  const dressed = dress();
  return htmlAnswer(
    createElement(StoryPage, {
      paper,
      dress: dressed,
      page: publication.page,
      path: storyAddress(publication),
      fingerprint: publication.fingerprint,
      firstPublishedAt: publication.firstPublishedAt,
      lastUpdatedAt: publication.lastUpdatedAt,
      structuredData: inScript(newsArticle(paper, publication)),
      shareImage: shareImage(paper, publication),
      more: evenRow(more.map(teaserOf)),
    }),
    dressed,
    {
      lastModified: publication.lastUpdatedAt,
      // What was withdrawn may have stood among the stories below it.
      changedAt: latestOf([publication.publishedAt, ...(gone ? [gone.publishedAt] : [])])!,
    },
  );
}

export interface StoryAnswer {
  answer: Answer;
  /** Where it stands now; null when it was withdrawn (its notice stands at every address it had). */
  path: string | null;
}

/** What a reader gets of a story; null when there is none for readers. */
export async function storyAnswer(paper: PaperFacts, storyId: string): Promise<StoryAnswer | null> {
  const story = await storyForReader(storyId);
  if (!story) return null;
  if (story.is === "withdrawn") return { answer: withdrawnAnswer(paper, story), path: null };
  return { answer: await liveAnswer(paper, story.publication), path: storyAddress(story.publication) };
}
