import type { ScriptOptions } from "#lib/document/testing/script-state.ts";

const EDITORS = ["editing", "editing", "editing"] as const;
const ONE_EDITS = ["editing", "suggesting", "suggesting"] as const;
const TWO_EDIT = ["editing", "editing", "suggesting"] as const;
const TWO_AND_TWO = ["editing", "editing", "suggesting", "suggesting"] as const;
const SUGGESTERS = ["suggesting", "suggesting", "suggesting"] as const;

const NO_UNDO = { undo: 0, redo: 0 };
const ONLY_WORDS = { split: 0, join: 0, paste: 0, eraseAcross: 0 };
const MOVES = { move: 1.2, wire: 2 };
const COPIES = { copy: 3 };
const EVERYTHING = { ...MOVES, changeKind: 1.5, picture: 1 };

/** Ways of writing together; each is run with many seeds. */
export const CAMPAIGNS = {
  text: { modes: ONE_EDITS, weights: { ...ONLY_WORDS, ...NO_UNDO } },
  all: { modes: ONE_EDITS, weights: NO_UNDO },
  suggesters: { modes: SUGGESTERS, weights: NO_UNDO },
  undo: { modes: ONE_EDITS },
  textUndo: { modes: ONE_EDITS, weights: ONLY_WORDS },
  plain: { modes: EDITORS, weights: NO_UNDO },
  plainUndo: { modes: EDITORS },
  two: { modes: ONE_EDITS, twoResolvers: true },
  moveWire: { modes: EDITORS, weights: MOVES },
  moveWireNoUndo: { modes: EDITORS, weights: { ...MOVES, ...NO_UNDO } },
  moveSuggest: { modes: TWO_EDIT, weights: MOVES },
  copySuggest: { modes: ONE_EDITS, weights: COPIES },
  copySuggesters: { modes: SUGGESTERS, weights: { ...COPIES, ...NO_UNDO } },
  copyResolve: { modes: TWO_AND_TWO, weights: { ...MOVES, ...COPIES, resolveCard: 2 } },
  modes: { modes: TWO_EDIT, weights: { ...MOVES, ...COPIES, changeMode: 3 } },
  modesResolve: { modes: TWO_AND_TWO, weights: { ...EVERYTHING, changeMode: 2, resolveCard: 2 } },
  kind: { modes: ONE_EDITS, weights: { changeKind: 3 } },
  pictures: { modes: TWO_EDIT, weights: { picture: 4, changeKind: 1 } },
  long: { modes: ONE_EDITS, deeds: 80 },
  longPlain: { modes: EDITORS, deeds: 80 },
  implicit: { modes: ONE_EDITS, implicit: true, weights: { breakStory: 1, changeKind: 1 } },
  implicitPlain: { modes: EDITORS, implicit: true, weights: { breakStory: 1, changeKind: 1 } },
  five: { modes: ["editing", "editing", "suggesting", "suggesting", "suggesting"], deeds: 40 },
  offline: { modes: ONE_EDITS, offline: 0.05, deeds: 40 },
  resolve: { modes: ONE_EDITS, weights: { ...NO_UNDO, resolve: 1.5 } },
  resolveTwo: { modes: TWO_AND_TWO, weights: { ...NO_UNDO, resolve: 1.5 } },
  resolveUndo: { modes: TWO_AND_TWO, weights: { ...MOVES, resolve: 1.5 } },
  cards: { modes: ONE_EDITS, weights: { ...NO_UNDO, resolveCard: 2.5 } },
  cardsUndo: { modes: TWO_AND_TWO, weights: { ...EVERYTHING, resolveCard: 2 } },
  /** Decisions in the very instant in which their words are deleted. */
  instant: {
    ...{ modes: ONE_EDITS, deeds: 40, offline: 0.5 },
    weights: { ...NO_UNDO, ...ONLY_WORDS, type: 6, erase: 10, typeOver: 4, resolveCard: 6 },
  },
  instantUndo: {
    ...{ modes: TWO_AND_TWO, deeds: 40, offline: 0.5 },
    weights: { ...ONLY_WORDS, type: 6, erase: 10, resolveCard: 6, undo: 3 },
  },
  emoji: { modes: ONE_EDITS, letters: "astral", weights: { ...MOVES, changeKind: 1 } },
  emojiPlain: { modes: EDITORS, letters: "astral", weights: MOVES },
  rightToLeft: { modes: ONE_EDITS, letters: "rightToLeft", weights: EVERYTHING },
  everythingTwo: { modes: TWO_EDIT, weights: EVERYTHING },
  everything: { modes: ONE_EDITS, weights: EVERYTHING },
} as const satisfies Record<string, ScriptOptions>;

export type CampaignName = keyof typeof CAMPAIGNS;
export const CAMPAIGN_NAMES = Object.keys(CAMPAIGNS) as CampaignName[];
