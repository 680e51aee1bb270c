import type { PresentPerson } from "#components/editor/session/story-context.ts";

/** Where somebody is, in words. */
export function placeWords({ field, mode }: Pick<PresentPerson, "field" | "mode">): string {
  const place = field === null ? "reading along" : `in the ${field}`;
  return mode === "suggesting" && field !== null ? `${place}, suggesting` : place;
}
