import type { RefusalCode } from "#lib/document/suggestions/refusal-code.ts";
import { tooLong } from "#lib/newsroom/stories/story-limits.ts";

/** Why the newsroom did not take what a window sent. */
export type RefusedWords =
  RefusalCode | "too-fast" | "story-full" | "headline-too-long" | "standfirst-too-long" | "body-too-long";

const UNREADABLE = "This page sent something that Galley cannot read, so it was not taken.";
const ANOTHERS = "This page wrote in another person's name, so it was not taken.";
const WORDS_OF_STORY = "You may suggest changes to this story, but not make them.";

/** The one place where a code becomes a sentence for a person. */
const SENTENCES: Record<RefusedWords, string> = {
  unreadable: UNREADABLE,
  "not-words": UNREADABLE,
  "outside-story": UNREADABLE,
  "splits-character": UNREADABLE,
  "deletes-unwritten": UNREADABLE,
  "unreadable-fact": UNREADABLE,
  "changed-fact": UNREADABLE,
  "format-ahead": UNREADABLE,
  "past-of-unwritten": UNREADABLE,
  "past-twice": UNREADABLE,
  "past-of-other-words": UNREADABLE,
  "only-server-accepts": UNREADABLE,
  "missing-others": "Some of the words that came before these are missing, so they were not taken.",
  "missing-own": "Some of what you typed before these words is missing, so they were not taken.",
  undeclared: ANOTHERS,
  "another-name": ANOTHERS,
  "anothers-fact": ANOTHERS,
  "anothers-fact-deleted": ANOTHERS,
  "anothers-key": ANOTHERS,
  "anothers-wire": ANOTHERS,
  "past-of-another": ANOTHERS,
  "unknown-decision":
    "This page knows of a decision that the newsroom does not have, so what you typed in it was not taken.",
  "may-not-write": "You may read this story, but not write in it.",
  "suggester-deletes": WORDS_OF_STORY,
  "suggester-line": WORDS_OF_STORY,
  "suggester-formats": WORDS_OF_STORY,
  "suggester-moves": WORDS_OF_STORY,
  "suggester-brings-back": WORDS_OF_STORY,
  "suggester-details": "You may suggest changes to this story, but not change its details or sources.",
  "unsound-detail": "A detail of this story is longer than it may be, so it was not taken.",
  "too-much-at-once": "That was more at once than a story can take. Paste less at a time.",
  "too-fast": "That was more at once than a person types. Paste less at a time.",
  "story-full": "This story is as large as a story can be. Begin another one.",
  "headline-too-long": tooLong("headline"),
  "standfirst-too-long": tooLong("standfirst"),
  "body-too-long": tooLong("body"),
};

export const sentenceOfRefusedWords = (refused: RefusedWords): string => SENTENCES[refused];
