import { holds, type Actor } from "#lib/newsroom/people/actor.ts";

/** What a person may do with pictures as such; where they stand in a story is the story's matter. */
export const PICTURE_ACTS = ["see", "add", "credit", "describe"] as const;
export type PictureAct = (typeof PICTURE_ACTS)[number];

const DOES: Record<Exclude<PictureAct, "see">, string> = {
  add: "add pictures",
  credit: "set a picture's credit",
  describe: "set a picture's caption and alt text",
};

/** Everyone who works on stories works with pictures; an administrator alone only looks. */
export function pictureRefusals(actor: Pick<Actor, "roles"> | null, act: PictureAct): string[] {
  if (!actor) return ["Sign in first."];
  if (act === "see") return [];
  if (holds(actor, "reporter", "picture-editor", "desk-editor", "copy-editor", "manager")) return [];
  return [`Only reporters, editors and managers ${DOES[act]}.`];
}
