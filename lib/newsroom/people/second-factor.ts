import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";

// The second factor: after the password, a code from an app on something one has. Everybody may set one up; an
// administrator can require it by role.

export const RECOVERY_CODES = 10;

/** What the person whose it is sees of it. */
export interface OwnSecondFactor {
  turnedOnAt: string | null;
  /** One of their roles requires it. */
  required: boolean;
  recoveryCodesLeft: number;
}

/** What a decision about it needs to know, read under lock. */
export interface SecondFactorFacts {
  personId: string;
  name: string;
  isOn: boolean;
  required: boolean;
}

export const isRequiredOf = (requiring: readonly Role[], roles: readonly Role[]): boolean =>
  roles.some((role) => requiring.includes(role));

export type GivenCode = { kind: "app"; digits: string } | { kind: "recovery"; letters: string };

/** A code as it was typed, with blanks and hyphens where people put them; null when it can be neither kind. */
export function readCode(typed: string): GivenCode | null {
  const bare = typed
    .slice(0, 100)
    .replace(/[\s-]+/g, "")
    .toLowerCase();
  if (/^\d{6}$/.test(bare)) return { kind: "app", digits: bare };
  return /^[0-9a-z]{16}$/.test(bare) ? { kind: "recovery", letters: bare } : null;
}

/** Four groups of four: short enough to copy by hand, long enough (80 bits) that its digest tells nothing. */
export const grouped = (letters: string): string => letters.match(/.{4}/g)?.join("-") ?? letters;

export const WRONG_CODE = "That code is not right, or it was used already. Wait for the next one.";
export const CODE_NEEDED = "Enter the code that your app shows now, or a recovery code.";

/** Only for oneself: whoever is signed in. */
export const ownRefusals = (actor: Actor | null, factor: SecondFactorFacts): string[] =>
  actor?.personId === factor.personId ? [] : ["A second factor is set up by its own person."];

export const changeRefusals = (actor: Actor | null, factor: SecondFactorFacts): string[] => {
  const refusals = ownRefusals(actor, factor);
  if (refusals.length > 0) return refusals;
  return factor.isOn ? [] : ["You have no second factor: set it up first."];
};

export const turnOffRefusals = (actor: Actor | null, factor: SecondFactorFacts): string[] => {
  const refusals = changeRefusals(actor, factor);
  if (refusals.length > 0) return refusals;
  return factor.required ? ["Your role requires a second factor: it cannot be turned off."] : [];
};

export const resetRefusals = (actor: Actor | null, factor: SecondFactorFacts): string[] => {
  const refusals = administrationRefusals(actor, "reset a second factor");
  if (refusals.length > 0) return refusals;
  if (actor?.personId === factor.personId)
    return ["Change your own second factor in your menu, or ask another administrator."];
  return factor.isOn ? [] : [`${factor.name} has no second factor.`];
};
