import type { Role } from "#lib/newsroom/people/roles.ts";

// One rule wherever a password is set: setting up, joining, changing it, and by a link.

/** Who approves and who gives out rights guards everybody's work. */
const GUARDED: readonly Role[] = ["manager", "administrator"];
export const LONG_PASSWORD = 12;
export const SHORTEST_PASSWORD = 8;
export const TOO_SHORT_FOR_GUARDED = `A manager's or administrator's password has at least ${LONG_PASSWORD} characters.`;

export const shortestFor = (roles: readonly Role[]): number =>
  roles.some((role) => GUARDED.includes(role)) ? LONG_PASSWORD : SHORTEST_PASSWORD;

/** The rule in one sentence, as it stands at the field. */
export const passwordRule = (roles: readonly Role[]): string =>
  `At least ${shortestFor(roles)} characters, not a common password, and without your name or e-mail.`;

/** Said on the way to a new password at sign-in. */
export const CHOOSE_A_NEW_ONE =
  "Your password does not keep the rule for your roles any more. Choose a new one to go on.";

export interface Owner {
  roles: readonly Role[];
  name: string;
  email: string;
}

/** Why this may not be this person's password; none = it may. `isCommon` knows the list. */
export function passwordRefusals(
  password: string,
  owner: Owner,
  isCommon: (password: string) => boolean,
): string[] {
  const shortest = shortestFor(owner.roles);
  if ([...password].length < shortest)
    return [
      shortest === LONG_PASSWORD
        ? TOO_SHORT_FOR_GUARDED
        : `A password has at least ${SHORTEST_PASSWORD} characters.`,
    ];
  if (isCommon(password)) return ["That password is one of those that are tried first: choose another."];
  return holdsOwn(password, owner) ? ["A password may not hold your name or your e-mail address."] : [];
}

/** Words of four letters and more: a short name stands in many words by chance. */
function holdsOwn(password: string, { name, email }: Owner): boolean {
  const folded = fold(password);
  const [mailbox = ""] = email.split("@");
  return [email, mailbox, name.replaceAll(" ", ""), ...name.split(/[\s.-]+/)]
    .map(fold)
    .some((own) => own.length >= 4 && folded.includes(own));
}

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();
