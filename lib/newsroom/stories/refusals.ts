import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { requiredQuerySentence } from "#lib/newsroom/queries/query.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import { HOLD_KIND_NAMES, type HoldKind } from "#lib/newsroom/stories/story.ts";
import type { OpenHold, StoryFacts } from "#lib/newsroom/stories/story-facts.ts";
import { stageRefusal } from "#lib/newsroom/stories/workflow.ts";

type Person = Pick<Actor, "personId" | "roles">;

const DESK: Role[] = ["desk-editor", "copy-editor", "manager"];

/** Who may take which decision, and what is said to the others. */
const MAY: Record<Decision, { roles: Role[]; otherwise: string }> = {
  file: {
    roles: ["reporter", "desk-editor", "copy-editor", "picture-editor", "manager"],
    otherwise: "Only people who work on stories can file one.",
  },
  return: { roles: DESK, otherwise: "Only the copy desk, a desk editor or a manager can return a story." },
  "send-for-approval": {
    roles: DESK,
    otherwise: "Only the copy desk, a desk editor or a manager can send a story for approval.",
  },
  "back-to-copy-desk": {
    roles: DESK,
    otherwise: "Only the copy desk, a desk editor or a manager can send a story back to the copy desk.",
  },
  approve: { roles: ["manager"], otherwise: "Only a manager can approve." },
  publish: { roles: ["manager"], otherwise: "Only a manager can publish." },
  schedule: { roles: ["manager"], otherwise: "Only a manager can schedule." },
  update: { roles: ["manager"], otherwise: "Only a manager can update what readers have." },
  hold: {
    roles: [...DESK, "picture-editor"],
    otherwise: "Only the copy desk, a desk editor, a picture editor or a manager can hold a story.",
  },
  "release-hold": {
    roles: ["desk-editor", "manager"],
    otherwise: "Only a desk editor, a manager or whoever placed it can release a hold.",
  },
  withdraw: { roles: ["manager"], otherwise: "Only a manager can withdraw a story." },
  spike: {
    roles: ["desk-editor", "manager"],
    otherwise:
      "Only a desk editor, a manager or, before it was ever filed, the reporter who began it can spike a story.",
  },
  restore: {
    roles: ["desk-editor", "manager"],
    otherwise:
      "Only a desk editor, a manager or, before it was ever filed, the reporter who began it can restore a story.",
  },
};

/** Why this person may not take this decision about this story; none = allowed. The button, the command and the log ask here. */
export function refusalsFor(actor: Person | null, decision: Decision, facts: StoryFacts): string[] {
  if (!actor) return ["Sign in first."];
  if (!mayDecide(actor, decision, facts)) return [MAY[decision].otherwise];
  const atStage = stageRefusal(decision, facts.stage);
  return atStage ? [atStage] : factRefusals(decision, facts);
}

/** Why this person never takes a decision of this kind, whatever the story; for those that depend on their roles alone. */
export const rightRefusals = (
  actor: Pick<Actor, "roles">,
  decision: Exclude<Decision, "spike" | "restore" | "release-hold">,
): string[] => (holds(actor, ...MAY[decision].roles) ? [] : [MAY[decision].otherwise]);

function mayDecide(actor: Person, decision: Decision, facts: StoryFacts): boolean {
  if (holds(actor, ...MAY[decision].roles)) return true;
  const beganIt = holds(actor, "reporter") && actor.personId === facts.createdBy && !facts.everFiled;
  if (decision === "spike" || decision === "restore") return beganIt;
  if (decision === "release-hold") return facts.holds.some((hold) => mayRelease(actor, hold));
  return false;
}

/** What the story's other facts say, where the person and the stage say yes. */
function factRefusals(decision: Decision, facts: StoryFacts): string[] {
  switch (decision) {
    case "send-for-approval":
      return suggestionRefusals(facts);
    case "approve":
      return facts.stage === "approved" && facts.fingerprint === facts.approvedFingerprint
        ? [`This version is already approved${facts.approvedBy ? `, by ${facts.approvedBy}` : ""}.`]
        : [...suggestionRefusals(facts), ...facts.requiredQueries.map(requiredQuerySentence)];
    case "publish":
      return facts.publicationState === "live"
        ? [liveRefusal(facts)]
        : [...changedRefusals(facts), ...wayOutRefusals(facts)];
    case "schedule":
      if (facts.publicationState === "live")
        return ["The story is live already: approve what changed, then update it."];
      if (facts.publicationState === "withdrawn")
        return ["The story was withdrawn: publish it again rather than schedule it."];
      return [...changedRefusals(facts), ...wayOutRefusals(facts)];
    case "update":
      return updateRefusals(facts);
    case "release-hold":
      return facts.holds.length > 0 ? [] : ["Nothing holds the story."];
    case "withdraw":
      return facts.publicationState === "live"
        ? []
        : ["Only a live story can be withdrawn: readers do not have this one."];
    default:
      return [];
  }
}

/** To whoever publishes what readers have already: that it is out, and by whose hand. */
const liveRefusal = (facts: StoryFacts): string =>
  facts.fingerprint === facts.liveFingerprint
    ? `The story is live already${facts.publishedBy ? `, published by ${facts.publishedBy}` : ""}.`
    : "The story is live: approve what changed, then update it.";

function updateRefusals(facts: StoryFacts): string[] {
  if (facts.publicationState !== "live") return ["The story is not live: publish it instead."];
  if (facts.fingerprint === facts.liveFingerprint)
    return ["Readers have exactly this already: nothing has changed since publication."];
  return [...changedRefusals(facts), ...wayOutRefusals(facts)];
}

/** What was changed after the approval cannot go out. Before the approval there is nothing to compare with. */
function changedRefusals(facts: StoryFacts): string[] {
  if (facts.stage !== "approved" || facts.fingerprint === facts.approvedFingerprint) return [];
  return ["The story has changed since approval: the change must be approved before anything goes out."];
}

const wayOutRefusals = (facts: StoryFacts): string[] => [
  ...facts.holds.map(holdSentence),
  ...facts.blocking.map((check) => check.sentence),
];

const suggestionRefusals = ({ openSuggestions }: StoryFacts): string[] =>
  openSuggestions === 0 ? [] : [openSuggestionsSentence(openSuggestions)];

export const openSuggestionsSentence = (open: number): string =>
  open === 1
    ? "One suggestion is still open: accept or reject it first."
    : `${open} suggestions are still open: accept or reject them first.`;

/** A hold as the one who meets it reads it. */
export const holdSentence = (hold: Pick<OpenHold, "kind" | "reason" | "by">): string =>
  `${HOLD_KIND_NAMES[hold.kind]} hold by ${hold.by}: “${withoutStop(hold.reason)}”.`;

/** Without the stops and blanks at its end. */
function withoutStop(sentence: string): string {
  let end = sentence.length;
  while (end > 0 && /[.\s]/.test(sentence[end - 1]!)) end--;
  return sentence.slice(0, end);
}

/** Which hold a person may place: picture editors only one for pictures. */
export function holdKindRefusals(actor: Pick<Actor, "roles">, kind: HoldKind): string[] {
  return holds(actor, ...DESK) || kind === "pictures"
    ? []
    : ["A picture editor can place a hold for pictures only."];
}

/** Desk editors and managers release any hold, picture editors those for pictures, everyone what they placed themselves. */
export const mayRelease = (actor: Person, hold: Pick<OpenHold, "kind" | "byId">): boolean =>
  holds(actor, "desk-editor", "manager") ||
  hold.byId === actor.personId ||
  (holds(actor, "picture-editor") && hold.kind === "pictures");
