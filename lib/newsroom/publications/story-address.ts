/** The public address of a story: the id at its end never changes, the rest may. */
export const storyAddress = (story: { storyId: string; section: string; slug: string }): string =>
  `/${story.section}/${story.slug === "" ? "" : `${story.slug}-`}${story.storyId}`;

/** The story's id in the last part of an address, or null when that is no story's. */
export const storyIdIn = (lastPart: string): string | null =>
  /(?:^|-)([0-9a-z]{12})$/.exec(lastPart)?.[1] ?? null;
