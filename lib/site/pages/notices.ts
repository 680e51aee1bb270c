import { createElement } from "react";
import { NoticePage } from "#components/site/notice-page.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { stampOf } from "#components/site/stamp.ts";
import type { Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";
import { htmlAnswer } from "#lib/site/html-answer.ts";

function notice(paper: PaperFacts, status: number, heading: string, sentences: string[]): Answer {
  const dressed = dress();
  return htmlAnswer(createElement(NoticePage, { paper, dress: dressed, heading, sentences }), dressed, {
    status,
  });
}

export const nothingAnswer = (paper: PaperFacts): Answer =>
  notice(paper, 404, "There is no such page", [
    "Nothing stands at this address. It may have been mistyped, or the link that led here may be wrong.",
  ]);

export const withdrawnAnswer = (paper: PaperFacts, story: { note: string | null; at: Date }): Answer =>
  notice(paper, 410, "This story has been withdrawn", [
    ...(story.note ? [story.note] : []),
    `It was taken out of the paper on ${stampOf(story.at, paper.clock).text}.`,
  ]);

export const brokenAnswer = (paper: PaperFacts): Answer =>
  notice(paper, 500, "Something went wrong on our side", [
    "This page could not be shown just now. Please try again in a moment.",
  ]);
