import { createElement } from "react";
import { FrontPage } from "#components/site/front-page.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import type { Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";
import { htmlAnswer } from "#lib/site/html-answer.ts";
import { arrangeFront, FRONT_NEWEST, FRONT_OF_SECTION } from "#lib/site/pages/arrange-front.ts";
import { withdrawnPublications } from "#lib/site/reads/exchanged-publications.ts";
import { livePublications } from "#lib/site/reads/live-publications.ts";
import { readable } from "#lib/site/reads/readable-publications.ts";
import { listDates, teaserOf } from "#lib/site/teaser-of.ts";

export async function frontAnswer(paper: PaperFacts): Promise<Answer> {
  const newest = readable(await livePublications({ limit: FRONT_NEWEST }));
  const bySection = [];
  for (const section of paper.sections) {
    const stories = await livePublications({ section: section.slug, limit: FRONT_OF_SECTION });
    bySection.push({ section, stories: readable(stories).map(teaserOf) });
  }
  const front = arrangeFront(newest.map(teaserOf), bySection);
  const dressed = dress();
  return htmlAnswer(
    createElement(FrontPage, { paper, dress: dressed, ...front }),
    dressed,
    listDates(newest, await withdrawnPublications({ limit: 1 })),
  );
}
