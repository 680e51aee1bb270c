import { leadPicture } from "#components/site/body-blocks.ts";
import type { Teaser } from "#components/site/teaser.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import type { LivePublication } from "#lib/site/reads/live-publications.ts";

/** A publication as lists of stories announce it. */
export const teaserOf = (publication: LivePublication): Teaser => ({
  address: storyAddress(publication),
  headline: publication.page.headline,
  standfirst: publication.page.standfirst,
  kicker: publication.page.kicker,
  byline: publication.page.byline,
  section: publication.page.section,
  lead: leadPicture(publication.page),
  firstPublishedAt: publication.firstPublishedAt,
  lastUpdatedAt: publication.lastUpdatedAt,
});

/** The latest of these moments, or undefined of none. */
export const latestOf = (moments: Date[]): Date | undefined =>
  moments.length === 0 ? undefined : new Date(Math.max(...moments.map((moment) => moment.getTime())));

/**
 * When a list of stories last changed, as readers are told and in any way. What was withdrawn is not in it any more, and
 * that is a change too: who knows only the date would keep the story for ever.
 */
export function listDates(
  publications: LivePublication[],
  withdrawn: readonly { publishedAt: Date }[],
): { lastModified?: Date; changedAt?: Date } {
  const gone = withdrawn.map(({ publishedAt }) => publishedAt);
  const lastModified = latestOf([...publications.map(({ lastUpdatedAt }) => lastUpdatedAt), ...gone]);
  const changedAt = latestOf([...publications.map(({ publishedAt }) => publishedAt), ...gone]);
  return { ...(lastModified ? { lastModified } : {}), ...(changedAt ? { changedAt } : {}) };
}
