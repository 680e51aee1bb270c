import { instantOf } from "#components/ui/zoned-time.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { HoldKind, Stage } from "#lib/newsroom/stories/story.ts";
import type { ChangeKind } from "#lib/newsroom/publications/publication.ts";

/** What stands in a decision's dialog while a person fills it in. */
export interface DecisionDraft {
  note: string;
  /** "Publish without a second pair of eyes", and why. */
  alone: boolean;
  aloneReason: string;
  holdKind: HoldKind;
  /** Wall clock of the newsroom, as a date-time input gives it. */
  until: string;
  at: string;
  /** Null: nobody has chosen, and nothing is proposed yet. */
  change: UpdateKind | null;
  /** Why a change that touches more than spelling is only a typo. */
  typoReason: string;
  publicNote: string;
  holdId: string;
}

export type UpdateKind = Extract<ChangeKind, "typo" | "update" | "clarification" | "correction">;
export const UPDATE_KINDS = ["typo", "update", "clarification", "correction"] as const satisfies UpdateKind[];

export const tellsReaders = (change: UpdateKind | null): boolean =>
  change === "clarification" || change === "correction";

/** Of the kinds of hold that a person may place, the one that stands there first. */
export const firstHoldKind = (kinds: readonly HoldKind[]): HoldKind =>
  kinds.includes("legal") ? "legal" : (kinds[0] ?? "legal");

export const emptyDraft = (
  holdId: string | undefined,
  at: string,
  holdKinds: readonly HoldKind[],
): DecisionDraft => ({
  note: "",
  alone: false,
  aloneReason: "",
  holdKind: firstHoldKind(holdKinds),
  until: "",
  at,
  change: null,
  typoReason: "",
  publicNote: "",
  holdId: holdId ?? "",
});

/** What the newsroom proposes stands there until somebody chooses; what stands there is never changed behind their back. */
export const withProposal = (draft: DecisionDraft, proposed: UpdateKind): DecisionDraft => ({
  ...draft,
  change: draft.change ?? proposed,
});

/** What a decision is about, as it was on the screen. */
export interface OnTheScreen {
  id: string;
  fingerprint: string | null;
  /** Where the story stood when the dialog opened. */
  stage: Stage;
  /** When it was to go out then; ISO 8601. */
  scheduledFor: string | null;
  proposed: UpdateKind | null;
  zone: string;
  noteLabel: "Note" | "Reason";
}

/** What the words of a dialog become when they are sent: only what that decision takes. */
export function inputOf(
  decision: Decision,
  draft: DecisionDraft,
  story: OnTheScreen,
): Record<string, unknown> {
  const text = draft.note.trim();
  const given = text === "" ? {} : story.noteLabel === "Reason" ? { reason: text } : { note: text };
  const common = { storyId: story.id, ...given };
  const fingerprint = story.fingerprint === null ? {} : { fingerprint: story.fingerprint };
  const alone = draft.alone ? { override: { reason: draft.aloneReason.trim() } } : {};
  const instant = (local: string) => instantOf(local, story.zone)?.toISOString();
  switch (decision) {
    case "approve":
    case "publish":
      return { ...common, ...fingerprint, ...alone };
    case "schedule":
      return {
        ...common,
        ...fingerprint,
        at: instant(draft.at) ?? draft.at,
        scheduledFor: story.scheduledFor,
      };
    case "update": {
      const change = draft.change ?? story.proposed;
      return {
        ...common,
        ...fingerprint,
        change,
        ...(tellsReaders(change) ? { publicNote: draft.publicNote.trim() } : {}),
        ...(change === "typo" && draft.typoReason.trim() ? { reason: draft.typoReason.trim() } : {}),
      };
    }
    case "hold":
      return {
        ...common,
        kind: draft.holdKind,
        ...(draft.until ? { until: instant(draft.until) ?? draft.until } : {}),
      };
    case "release-hold":
      return { ...common, holdId: draft.holdId };
    case "withdraw":
      return { ...common, ...(draft.publicNote.trim() ? { publicNote: draft.publicNote.trim() } : {}) };
    case "file":
    case "return":
    case "send-for-approval":
    case "back-to-copy-desk":
    case "spike":
      return { ...common, stage: story.stage };
    case "restore":
      return common;
  }
}
