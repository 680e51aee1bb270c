import type { PaperSection } from "#components/site/paper-facts.ts";
import { evenRow, type Teaser } from "#components/site/teaser.ts";

export interface ArrangedFront {
  lead: Teaser | null;
  second: Teaser[];
  latest: Teaser[];
  sections: { section: PaperSection; stories: Teaser[] }[];
}

const LEAD_AMONG = 4;
const SECOND = 3;
const LATEST = 7;
const IN_A_SECTION = 4;

/**
 * Where the stories stand on the front: the lead is the newest with a picture among the first few, the row under it
 * prefers pictures, the newest others stand beside the lead, and each section shows what is not shown above.
 */
export function arrangeFront(
  newest: Teaser[],
  bySection: { section: PaperSection; stories: Teaser[] }[],
): ArrangedFront {
  const lead = newest.slice(0, LEAD_AMONG).find((story) => story.lead) ?? newest[0] ?? null;
  const others = newest.filter((story) => story !== lead);
  const pictured = others.filter((story) => story.lead).slice(0, SECOND);
  const second = pictured.length === SECOND ? pictured : others.slice(0, SECOND);
  const latest = others.filter((story) => !second.includes(story)).slice(0, LATEST);
  const shown = new Set([lead, ...second, ...latest].map((story) => story?.address));
  const sections = bySection
    .map(({ section, stories }) => ({
      section,
      stories: stories.filter(({ address }) => !shown.has(address)).slice(0, IN_A_SECTION),
    }))
    .filter(({ stories }) => stories.length > 0);
  return { lead, second: evenRow(second), latest, sections };
}

/** How many stories the arrangement looks at. */
export const FRONT_NEWEST = 24;
export const FRONT_OF_SECTION = LEAD_AMONG + SECOND + LATEST + IN_A_SECTION;
