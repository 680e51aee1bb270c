import type { DeskListGroup, DeskStory } from "#lib/newsroom/stories/desk.ts";

const everyStory = (groups: readonly DeskListGroup[]): Map<string, DeskStory> =>
  new Map(groups.flatMap(({ stories }) => stories.map((story) => [story.id, story])));

/** The newest facts in the places of before: no row goes, comes or moves, and counts are those of now. */
export function arrangeAsHeld(
  held: readonly DeskListGroup[],
  latest: readonly DeskListGroup[],
): DeskListGroup[] {
  const now = everyStory(latest);
  const totals = new Map(latest.map(({ group, total }) => [group, total]));
  return held.map(({ group, stories }) => ({
    group,
    total: totals.get(group) ?? 0,
    stories: stories.map((story) => now.get(story.id) ?? story),
  }));
}

/** How many stories would come, go or change their group if the rows were let go. */
export function heldBack(held: readonly DeskListGroup[], latest: readonly DeskListGroup[]): number {
  const before = everyStory(held);
  const now = everyStory(latest);
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (id) => before.get(id)?.group !== now.get(id)?.group,
  ).length;
}
