import { z } from "zod";
import { WORDS_NEEDED } from "#lib/newsroom/stories/decisions.ts";
import { STAGES } from "#lib/newsroom/stories/story.ts";

const LONGEST_NOTE = 2_000;

const words = (name: string, missing?: string) =>
  z.string(missing).trim().max(LONGEST_NOTE, `A ${name} has at most ${LONGEST_NOTE} characters.`);
const required = (name: string, missing: string) => words(name, missing).min(1, missing);

/** What every decision may carry: the story, and the words that were left with it. */
export const StoryId = z
  .string("There is no such story.")
  .regex(/^[0-9a-z-]{1,64}$/, "There is no such story.");
export const Fingerprint = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "Say which version is meant: its fingerprint is missing.");
/** Where the story stood on the screen of whoever decides; what decides without a screen leaves it out. */
export const StageSeen = z.enum(STAGES, "Say at which stage the story was.").optional();
export const Note = words("note").optional();
export const RequiredNote = required("note", WORDS_NEEDED.Note);
export const Reason = words("reason").optional();
export const RequiredReason = required("reason", WORDS_NEEDED.Reason);
export const PublicNote = words("public note").optional();

/** "Publish without a second pair of eyes", and why. */
export const AloneOverride = z.object({ reason: words("reason") }).optional();

export const given = (...texts: (string | undefined)[]): string | null =>
  texts.filter((text): text is string => text !== undefined && text !== "").join(" · ") || null;
