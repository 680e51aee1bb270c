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

/** Why a picture stays in the library: only what its sender never credited or used is taken back. */
export function discardRefusals(
  actor: Pick<Actor, "roles" | "personId"> | null,
  picture: { addedBy: string; credit: string; isUsed: boolean },
): string[] {
  const refusals = pictureRefusals(actor, "add");
  if (refusals.length > 0) return refusals;
  if (picture.addedBy !== actor?.personId) return ["Only who sent a picture takes it back."];
  if (picture.credit !== "") return ["This picture is credited: it stays in the library."];
  return picture.isUsed ? ["A story holds this picture: it stays in the library."] : [];
}
