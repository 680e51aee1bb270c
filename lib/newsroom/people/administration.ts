import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";

// Who works here, in which roles and at which desks, is decided by administrators alone; and never so that the
// newsroom is left without one.

export const administrationRefusals = (actor: Actor | null, what: string): string[] =>
  actor && holds(actor, "administrator") ? [] : [`Only an administrator may ${what}.`];

/** What a decision about a person needs to know, read under lock. */
export interface PersonFacts {
  id: string;
  name: string;
  roles: readonly Role[];
  suspended: boolean;
  /** Administrators who can sign in, this person not counted. */
  otherAdministrators: number;
}

const lastAdministrator = (person: PersonFacts): string[] =>
  person.roles.includes("administrator") && !person.suspended && person.otherAdministrators === 0
    ? [`${person.name} is the only administrator: make somebody else an administrator first.`]
    : [];

export function roleRefusals(actor: Actor | null, person: PersonFacts, roles: readonly Role[]): string[] {
  const refusals = administrationRefusals(actor, "change roles");
  if (refusals.length > 0) return refusals;
  return roles.includes("administrator") ? [] : lastAdministrator(person);
}

export function suspensionRefusals(actor: Actor | null, person: PersonFacts): string[] {
  const refusals = administrationRefusals(actor, "suspend people");
  if (refusals.length > 0) return refusals;
  if (actor?.personId === person.id) return ["You cannot suspend yourself: ask another administrator."];
  if (person.suspended) return [`${person.name} is suspended already.`];
  return lastAdministrator(person);
}
