import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** A newsroom always has a desk, and no two open desks share a name. */
export interface DeskFacts {
  id: string;
  name: string;
  closed: boolean;
  /** Names of the other open desks, in lower case. */
  otherNames: readonly string[];
}

export const nameRefusals = (actor: Actor | null, name: string, otherNames: readonly string[]): string[] => {
  const refusals = administrationRefusals(actor, "change desks");
  if (refusals.length > 0) return refusals;
  return otherNames.includes(name.toLowerCase()) ? [`There is a desk called ${name} already.`] : [];
};

export const closingRefusals = (actor: Actor | null, desk: DeskFacts): string[] => {
  const refusals = administrationRefusals(actor, "close desks");
  if (refusals.length > 0) return refusals;
  if (desk.closed) return [`${desk.name} is closed already.`];
  return desk.otherNames.length === 0
    ? ["A newsroom needs a desk: add another before closing the last."]
    : [];
};
