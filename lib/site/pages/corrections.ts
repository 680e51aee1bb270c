import { createElement } from "react";
import { CorrectionsPage, type ListedCorrection } from "#components/site/corrections-page.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import type { Answer } from "#lib/site/answer.ts";
import { dress } from "#lib/site/dress.ts";
import { htmlAnswer } from "#lib/site/html-answer.ts";
import { correctedPublications, livePublicationsById } from "#lib/site/reads/live-publications.ts";

const LISTED = 200;
const KINDS = new Set(["clarification", "correction", "withdrawal"]);

export async function correctionsAnswer(paper: PaperFacts): Promise<Answer> {
  const rows = await correctedPublications(LISTED);
  const live = await livePublicationsById(rows.flatMap((row) => row.live ?? []));
  const corrections = rows.flatMap((row): ListedCorrection[] => {
    const now = row.live ? live.get(row.live) : undefined;
    // Of a withdrawn story only the withdrawal is told; of a live one that was withdrawn once, what stands now.
    const withdrawn = !now;
    if (!KINDS.has(row.change) || withdrawn !== (row.change === "withdrawal")) return [];
    return [
      {
        kind: row.change as ListedCorrection["kind"],
        at: row.at,
        note: row.note ?? "",
        story: now ? { headline: now.page.headline, address: storyAddress(now) } : null,
        firstPublishedAt: row.firstPublishedAt,
      },
    ];
  });
  const dressed = dress();
  return htmlAnswer(createElement(CorrectionsPage, { paper, dress: dressed, corrections }), dressed);
}
