/**
 * What parts words for the search, on both sides: the index keeps "covid-19" and "flood/relief" as the words they are made of,
 * and so does what is typed. Changing either list needs a migration of the column that is searched.
 */
export const WORD_SEPARATORS =
  "-‐‑‒–—―−/\\_.,:;!?@#&+'\"`´“”‘’„‚«»‹›…·•()[]{}<>|*%^~$=₹€£¥¢°§¶†‡©®™।॥،؛؟、。「」\u00a0\u2009\u202f\u3000";
/** Written inside words and meant by nobody: joiners, soft hyphens, marks of the order of bytes. */
export const UNSEEN_SIGNS = "\u200b\u200c\u200d\u00ad\ufeff";

const unseen = new RegExp(`[${UNSEEN_SIGNS}]`, "gu");

/** The words of what a person types, composed; a vowel sign belongs to its word. None: nothing can be looked for. */
export const searchWords = (typed: string): string[] =>
  typed
    .normalize("NFC")
    .replace(unseen, "")
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
