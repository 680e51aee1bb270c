import {
  cleanCredit,
  cleanLine,
  MAX_ALT,
  MAX_CAPTION,
  MAX_CREDIT,
} from "#lib/newsroom/pictures/credit-line.ts";
import type { EmbeddedMetadata, PictureProposals } from "#lib/newsroom/pictures/picture.ts";
import { soundMetadata } from "#lib/newsroom/pictures/sound-metadata.ts";

/** What is asked for with a picture. */
export interface PictureWords {
  credit: string;
  caption: string;
  alt: string;
}

/**
 * The words after a file has been read that proposes these: what a person typed stays, and what only the file before
 * proposed goes with it. The credit of one picture must never stand on another.
 */
export function wordsBeside(typed: PictureWords, before: PictureWords, proposal: PictureWords): PictureWords {
  const next = (field: keyof PictureWords) =>
    typed[field] === "" || typed[field] === before[field] ? proposal[field] : typed[field];
  return { credit: next("credit"), caption: next("caption"), alt: next("alt") };
}

/**
 * What a file proposes. A file without a credit line may name its creator: that is a proposal too, and the screen says
 * where it comes from. Nothing is stored as a credit before a person has seen it.
 */
export function proposalsOf(stored: EmbeddedMetadata): PictureProposals {
  const embedded = soundMetadata(stored);
  const credit = cleanCredit(embedded.credit ?? "");
  const creator = cleanCredit(embedded.creator ?? "");
  const place = (from: string | undefined) => (from ? ` (${from})` : "");
  return {
    proposedCredit: (credit || creator).slice(0, MAX_CREDIT),
    proposedCaption: cleanLine(embedded.caption ?? "").slice(0, MAX_CAPTION),
    proposedAlt: cleanLine(embedded.alt ?? "").slice(0, MAX_ALT),
    creditFrom: credit
      ? `its credit line${place(embedded.creditFrom)}`
      : creator
        ? `its creator${place(embedded.creatorFrom)}`
        : "",
    disagreements: embedded.disagreements ?? [],
  };
}
