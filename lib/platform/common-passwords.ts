import { dictionary } from "@zxcvbn-ts/language-common";
import { once } from "#lib/platform/process.ts";

/** The passwords that leaked most often, in lower case, as guessers try them; kept by zxcvbn-ts. Never for the browser. */
const list = (): Set<string> => once("common-passwords", () => new Set(dictionary["passwords-common"]));

/**
 * Whether this is among what guessers try first: a common password, one with digits or signs around it, or a short piece
 * said over and over.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize("NFKC").toLowerCase();
  return [folded, trimmed(folded), pieceOf(folded), trimmed(pieceOf(folded))].some((form) => isListed(form));
}

const isListed = (form: string): boolean => list().has(form) || new Set(form).size <= 2;

/** Without the digits and signs before and after it, as long as a word of some length is left. */
function trimmed(text: string): string {
  const characters = [...text];
  const isLetter = (character: string) => /\p{L}/u.test(character);
  const from = characters.findIndex(isLetter);
  const to = characters.findLastIndex(isLetter);
  return to - from >= 3 ? characters.slice(from, to + 1).join("") : text;
}

/** The piece that a text repeats: "abcabcabcabc" is no better than "abc". */
function pieceOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.length % length === 0 && text === text.slice(0, length).repeat(text.length / length))
      return text.slice(0, length);
  return text;
}
