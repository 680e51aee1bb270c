import { z } from "zod";
import { LONG_PASSWORD, TOO_SHORT_FOR_GUARDED } from "#lib/newsroom/people/password-rule.ts";
import { ROLES } from "#lib/newsroom/people/roles.ts";

/** A line of text as people type it: trimmed, inner blanks made one, no control characters. */
const line = (needed: string, longest: number, tooLong: string) =>
  z
    .string(needed)
    .transform((text) => text.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim())
    .pipe(z.string().min(1, needed).max(longest, tooLong));

export const PersonName = line("A name is needed.", 100, "A name has at most 100 characters.");
export const PublicationName = line(
  "The publication needs a name.",
  100,
  "The publication's name has at most 100 characters.",
);
export const DeskName = line("A desk needs a name.", 60, "A desk's name has at most 60 characters.");

/** Kept in lower case: people do not remember how they typed it. */
export const Email = z
  .string("An e-mail address is needed.")
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email("That is not an e-mail address.").max(254, "An e-mail address has at most 254 characters."));

/** Short enough to be read in full. How long it has to be depends on whose it is: `passwordRefusals` knows. */
export const Password = z
  .string("A password is needed.")
  .min(1, "A password is needed.")
  .max(200, "A password has at most 200 characters.");
/** That of a manager or administrator, where it is known before anything else that it is one. */
export const LongPassword = Password.refine(
  (password) => [...password].length >= LONG_PASSWORD,
  TOO_SHORT_FOR_GUARDED,
);

export const Roles = z
  .array(z.enum(ROLES, "That role does not exist."), "Choose the roles.")
  .min(1, "Choose at least one role.")
  .transform((roles) => ROLES.filter((role) => roles.includes(role)));

export const Id = z.string("That does not exist.").regex(/^[0-9a-z-]{1,64}$/, "That does not exist.");
export const Secret = z
  .string("This link is not complete.")
  .min(1, "This link is not complete.")
  .max(200, "This link is not one of ours.");
/** A code as it is typed; what it is worth is asked later. */
export const Code = z.string("A code is needed.").max(100, "That code is too long.");
/** Why something was done, where it may be left out. */
export const Reason = z
  .string()
  .trim()
  .max(1000, "A reason has at most 1,000 characters.")
  .optional()
  .default("");
export const SectionName = line("A section needs a name.", 40, "A section's name has at most 40 characters.");
