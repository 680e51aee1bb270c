import { createElement } from "react";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { SectionPage } from "#components/site/section-page.tsx";
import type { Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";
import { htmlAnswer } from "#lib/site/html-answer.ts";
import { withdrawnPublications } from "#lib/site/reads/exchanged-publications.ts";
import { livePublications } from "#lib/site/reads/live-publications.ts";
import { readable } from "#lib/site/reads/readable-publications.ts";
import { listDates, teaserOf } from "#lib/site/teaser-of.ts";

const ON_A_PAGE = 25;

/** A page of a section; null when it has no such page. */
export async function sectionAnswer(paper: PaperFacts, slug: string, page: number): Promise<Answer | null> {
  const section = paper.sections.find((known) => known.slug === slug);
  if (!section) return null;
  const found = await livePublications({
    section: slug,
    limit: ON_A_PAGE + 1,
    offset: (page - 1) * ON_A_PAGE,
  });
  if (found.length === 0 && page > 1) return null;
  const shown = readable(found.slice(0, ON_A_PAGE));
  const dressed = dress();
  return htmlAnswer(
    createElement(SectionPage, {
      paper,
      dress: dressed,
      section,
      stories: shown.map(teaserOf),
      page,
      hasOlder: found.length > ON_A_PAGE,
    }),
    dressed,
    listDates(shown, await withdrawnPublications({ section: slug, limit: 1 })),
  );
}
