import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";

/** What a person may do with the words: edit them, only suggest, or read along. */
export const WRITING_RIGHTS = ["read", "suggest", "edit"] as const;
export type WritingRight = (typeof WRITING_RIGHTS)[number];
export type WritingMode = "editing" | "suggesting" | "reading";

const EVERYWHERE = {
  writing: "edit",
  "copy-desk": "edit",
  "for-approval": "edit",
  approved: "edit",
  spiked: "read",
} as const;
const NOWHERE = {
  writing: "read",
  "copy-desk": "read",
  "for-approval": "read",
  approved: "read",
  spiked: "read",
} as const;

/** Who may do what to the words: reporters write until they file, then suggest; nobody touches what is spiked. */
const RIGHTS: Record<Role, Record<Stage, WritingRight>> = {
  reporter: { ...EVERYWHERE, "copy-desk": "suggest", "for-approval": "suggest", approved: "suggest" },
  "desk-editor": EVERYWHERE,
  "copy-editor": EVERYWHERE,
  "picture-editor": { ...EVERYWHERE, "for-approval": "suggest", approved: "suggest" },
  manager: EVERYWHERE,
  administrator: NOWHERE,
};

/** A person with several roles has the widest right of them. */
export function writingRight(actor: Pick<Actor, "roles">, stage: Stage): WritingRight {
  const widest = Math.max(0, ...actor.roles.map((role) => WRITING_RIGHTS.indexOf(RIGHTS[role][stage])));
  return WRITING_RIGHTS[widest]!;
}

/** Copy editors start in Suggesting, others who may edit in Editing. */
export function startingMode(actor: Pick<Actor, "roles">, stage: Stage): WritingMode {
  const right = writingRight(actor, stage);
  if (right === "read") return "reading";
  return right === "suggest" || actor.roles.includes("copy-editor") ? "suggesting" : "editing";
}

/** Everyone who works on stories; an administrator alone only reads. */
export const worksOnStories = (actor: Pick<Actor, "roles">): boolean =>
  actor.roles.some((role) => role !== "administrator");

/** Why this person may not begin a story. */
export function beginningRefusals(actor: Pick<Actor, "roles"> | null): string[] {
  if (!actor) return ["Sign in first."];
  return worksOnStories(actor)
    ? []
    : ["Only people who work on stories can begin one: an administrator alone only reads."];
}

/** Why this person may not give a story to a desk or a person: these are details, and go with the right to edit. */
export function assigningRefusals(actor: Pick<Actor, "roles"> | null, stage: Stage): string[] {
  if (!actor) return ["Sign in first."];
  if (!worksOnStories(actor))
    return ["Only people who work on stories can assign them: an administrator alone only reads."];
  if (stage === "spiked") return ["The story is spiked: restore it first."];
  return writingRight(actor, stage) === "edit"
    ? []
    : [
        "You can suggest changes to this story, not change its details: its desk and assignee stay as they are.",
      ];
}

/** Why this person may not say by when a story is wanted: a detail like its desk. */
export function dueRefusals(actor: Pick<Actor, "roles"> | null, stage: Stage): string[] {
  if (!actor) return ["Sign in first."];
  if (!worksOnStories(actor))
    return ["Only people who work on stories can say when one is due: an administrator alone only reads."];
  if (stage === "spiked") return ["The story is spiked: restore it first."];
  return writingRight(actor, stage) === "edit"
    ? []
    : ["You can suggest changes to this story, not change its details: when it is due stays as it is."];
}
