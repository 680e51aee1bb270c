/** Control characters: no page shows them, XML forbids them, the database refuses the first. Tabs and line breaks stay. */
const UNSOUND = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** A text without what can be neither shown nor kept: control characters and halves of letters. */
export const soundText = (text: string): string => text.replace(UNSOUND, "").toWellFormed();

/** The same one for one, for words, each of which has its place and its id. */
export const soundWords = (text: string): string => text.replace(UNSOUND, "\uFFFD").toWellFormed();

/** At most so much of a text, in UTF-16 units, and never half a letter. */
export const cutAt = (text: string, longest: number): string =>
  text.length <= longest ? text : text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, "");
