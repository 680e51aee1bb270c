import type { PresentPerson } from "#components/editor/session/story-context.ts";

export interface InkOfPeopleProps {
  people: readonly { id: string; ink: number }[];
  present: readonly PresentPerson[];
}

/** Lets every mark that names a person (`data-person`) be drawn in that person's ink. */
export function InkOfPeople({ people, present }: InkOfPeopleProps) {
  const inks = new Map(people.map(({ id, ink }) => [id, ink]));
  for (const { personId, ink } of present) inks.set(personId, ink);
  const rules = [...inks]
    // An id is letters, digits and dashes; nothing else may reach a style sheet.
    .filter(([id]) => /^[\w-]+$/.test(id))
    .map(([id, ink]) => `[data-person="${id}"]{--its-ink:var(--ink-${ink % 8})}`);
  return <style>{rules.join("")}</style>;
}
