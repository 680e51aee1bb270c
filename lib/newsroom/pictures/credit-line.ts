const LABEL =
  /(?:image|picture|photo|photograph|photographs|images|pictures|photos|pic|file (?:image|photo|picture))(?:\s+(?:credit|by|courtesy))?\s*:\s*/iy;

/** Longer than any real credit, short enough for a page. */
export const MAX_CREDIT = 500;
export const MAX_CAPTION = 2_000;
export const MAX_ALT = 2_000;

/**
 * A credit line is kept word for word: it says how the supplier wants to be credited. Only a label before it
 * ("Image:", "Photo:") is taken off, because the page sets its own, and line breaks become blanks.
 */
export function cleanCredit(typed: string): string {
  const credit = cleanLine(typed);
  // "Image: Image: ANI" has been seen: the label was printed, copied and labelled again. Each character is passed once.
  let begins = 0;
  LABEL.lastIndex = 0;
  while (LABEL.test(credit)) begins = LABEL.lastIndex;
  return credit.slice(begins).trim();
}

/** As readers see it. */
export const shownCredit = (credit: string): string => (credit === "" ? "" : `Image: ${credit}`);

/** Caption and alt text: one line, no control characters. */
export const cleanLine = (typed: string): string =>
  typed.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, " ").trim();
