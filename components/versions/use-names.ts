import { useCallback } from "react";
import { usePresent } from "#components/editor/session/story-context.ts";

/** A person's name by id, also of somebody who has only just come. */
export function useNames(people: readonly { id: string; name: string }[]): (person: string) => string {
  const present = usePresent();
  return useCallback(
    (person) =>
      people.find(({ id }) => id === person)?.name ??
      present.find(({ personId }) => personId === person)?.name ??
      "A colleague",
    [people, present],
  );
}
