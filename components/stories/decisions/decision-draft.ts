import { instantOf } from "#components/ui/zoned-time.ts";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import type { HoldKind } from "#lib/newsroom/stories/story.ts";
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
  change: UpdateKind;
  publicNote: string;
  holdId: string;
}

export type UpdateKind = Extract<ChangeKind, "typo" | "update" | "clarification" | "correction">;
export const UPDATE_KINDS = ["typo", "update", "clarification", "correction"] as const satisfies UpdateKind[];

export const tellsReaders = (change: UpdateKind): boolean =>
  change === "clarification" || change === "correction";

export const emptyDraft = (holdId: string | undefined, at: string): DecisionDraft => ({
  note: "",
  alone: false,
  aloneReason: "",
  holdKind: "legal",
  until: "",
  at,
  change: "update",
  publicNote: "",
  holdId: holdId ?? "",
});

/** What the words of a dialog become when they are sent: only what that decision takes. */
export function inputOf(
  decision: Decision,
  draft: DecisionDraft,
  story: { id: string; fingerprint: string | null; zone: string; noteLabel: "Note" | "Reason" },
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
      return { ...common, ...fingerprint, at: instant(draft.at) ?? draft.at };
    case "update":
      return {
        ...common,
        ...fingerprint,
        change: draft.change,
        ...(tellsReaders(draft.change) ? { publicNote: draft.publicNote.trim() } : {}),
      };
    case "hold":
      return {
        ...common,
        kind: draft.holdKind,
        ...(draft.until ? { until: instant(draft.until) ?? draft.until } : {}),
      };
    case "release-hold":
      return { ...common, holdId: draft.holdId };
    case "withdraw":
      return { ...common, publicNote: draft.publicNote.trim() };
    case "file":
    case "return":
    case "send-for-approval":
    case "back-to-copy-desk":
    case "spike":
    case "restore":
      return common;
  }
}
