import type { PaperFacts } from "#components/site/paper-facts.ts";
import { moved, type Answer } from "#lib/site/answer.ts";
import { noSuchPublication, publicationAnswer, publicationsAnswer } from "#lib/site/exchange/publications.ts";
import { feedAnswer } from "#lib/site/feeds/feed-answer.ts";
import { newsSitemapAnswer, robotsAnswer, sitemapAnswer } from "#lib/site/feeds/sitemaps.ts";
import { fontAnswer } from "#lib/site/font-answer.ts";
import { mediaAnswer } from "#lib/site/media-answer.ts";
import { correctionsAnswer } from "#lib/site/pages/corrections.ts";
import { frontAnswer } from "#lib/site/pages/front.ts";
import { nothingAnswer } from "#lib/site/pages/notices.ts";
import { sectionAnswer } from "#lib/site/pages/section.ts";
import { storyAnswer } from "#lib/site/pages/story.ts";
import { paperCache } from "#lib/site/paper-cache.ts";
import { paperFacts } from "#lib/site/reads/paper-facts.ts";
import type { Route } from "#lib/site/route.ts";

/** A story at the address it has now; elsewhere the way there. */
async function storyAt(path: string, storyId: string, paper: PaperFacts): Promise<Answer> {
  const story = await paperCache().remember(`${paper.base} story ${storyId}`, () =>
    storyAnswer(paper, storyId),
  );
  if (!story) return nothingAnswer(paper);
  return story.path === null || story.path === path ? story.answer : moved(story.path);
}

/** The answer to a route; where nothing stands, the page that says so. */
export async function answerRoute(route: Route, path: string, base: string): Promise<Answer> {
  const paper = await paperFacts(base);
  const kept = async (key: string, make: () => Promise<Answer | null>) =>
    (await paperCache().remember(`${base} ${key}`, make)) ?? nothingAnswer(paper);
  switch (route.kind) {
    case "story":
      return storyAt(path, route.storyId, paper);
    case "front":
      return kept("front", () => frontAnswer(paper));
    case "section":
      return kept(`section ${route.section} ${route.page}`, () =>
        sectionAnswer(paper, route.section, route.page),
      );
    case "feed":
      return kept(`feed ${route.format} ${route.section ?? ""}`, () =>
        feedAnswer(paper, route.format, route.section),
      );
    case "corrections":
      return kept("corrections", () => correctionsAnswer(paper));
    case "sitemap":
      return kept("sitemap", () => sitemapAnswer(paper));
    case "news-sitemap":
      return kept("news-sitemap", () => newsSitemapAnswer(paper));
    case "robots":
      return robotsAnswer(paper);
    case "publications":
      return publicationsAnswer(paper, route.after);
    case "publication":
      return publicationAnswer(paper, route.id);
    case "media":
      return (await mediaAnswer(path)) ?? nothingAnswer(paper);
    case "font":
      return fontAnswer(path) ?? nothingAnswer(paper);
    case "moved":
      return moved(route.to);
    case "nothing":
      return route.program ? noSuchPublication() : nothingAnswer(paper);
  }
}
