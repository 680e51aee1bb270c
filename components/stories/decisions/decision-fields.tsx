"use client";

import { Checkbox, NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { useContext } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { CHANGE_KIND_NAMES } from "#lib/newsroom/publications/publication.ts";
import { HOLD_KIND_NAMES, type HoldKind } from "#lib/newsroom/stories/story.ts";
import { tellsReaders, UPDATE_KINDS, type DecisionDraft, type UpdateKind } from "./decision-draft.ts";
import { PinnedSummary } from "./pinned-summary.tsx";
import type { DecisionLook } from "#lib/newsroom/stories/decision-look.ts";
import type { DecisionView, DecidableStory } from "#components/stories/story-view.ts";
import styles from "./decision-dialog.module.css";

export interface DecisionFieldsProps {
  decision: DecisionView;
  story: DecidableStory;
  draft: DecisionDraft;
  look: DecisionLook | null | undefined;
  onChange(draft: DecisionDraft): void;
}

/** What one decision asks beside its confirmation. */
export function DecisionFields({ decision, story, draft, look, onChange }: DecisionFieldsProps) {
  const { timezone } = useContext(NewsroomTime);
  const set = (change: Partial<DecisionDraft>) => onChange({ ...draft, ...change });
  // An approved story has had its second pair of eyes, or the record says why not.
  const alone =
    (look?.needsSecondPair ?? story.needsSecondPair) &&
    (decision.name === "approve" || (decision.name === "publish" && story.stage !== "approved"));
  return (
    <>
      {look !== null && <PinnedSummary look={look} />}
      {decision.name === "hold" && (
        <NativeSelect
          label="Kind"
          data={decision.holdKinds.map((kind) => ({ value: kind, label: HOLD_KIND_NAMES[kind] }))}
          value={draft.holdKind}
          onChange={(event) => set({ holdKind: event.currentTarget.value as HoldKind })}
        />
      )}
      {decision.name === "release-hold" && (
        <Radio.Group label="Hold" value={draft.holdId} onChange={(holdId) => set({ holdId })}>
          <div className={styles["choices"]}>
            {story.holds.map((hold) => (
              <Radio key={hold.id} value={hold.id} label={`${HOLD_KIND_NAMES[hold.kind]}: ${hold.reason}`} />
            ))}
          </div>
        </Radio.Group>
      )}
      {decision.name === "schedule" && (
        <TextInput
          type="datetime-local"
          label="Publish at"
          description={`The newsroom's clock (${timezone}).`}
          required
          value={draft.at}
          onChange={(event) => set({ at: event.currentTarget.value })}
        />
      )}
      {decision.name === "update" && (
        <Radio.Group
          label="Kind of change"
          {...(look
            ? { description: `Proposed from what changed: ${CHANGE_KIND_NAMES[look.proposedChange]}.` }
            : {})}
          value={draft.change}
          onChange={(change) => set({ change: change as UpdateKind })}
        >
          <div className={styles["choices"]}>
            {UPDATE_KINDS.map((kind) => (
              <Radio key={kind} value={kind} label={CHANGE_KIND_NAMES[kind]} />
            ))}
          </div>
        </Radio.Group>
      )}
      {decision.name === "update" && draft.change === "typo" && look && look.touches.length > 0 && (
        <Textarea
          label="Reason"
          description={`It changes ${look.touches.join(", ")}: say why it is only a typo.`}
          required
          autosize
          minRows={2}
          value={draft.typoReason}
          onChange={(event) => set({ typoReason: event.currentTarget.value })}
        />
      )}
      {(decision.name === "withdraw" || (decision.name === "update" && tellsReaders(draft.change))) && (
        <Textarea
          label={decision.name === "withdraw" ? "Public notice" : "Public note"}
          description={
            decision.name === "withdraw"
              ? "Readers see these words. Empty: they read that the story was withdrawn, and when."
              : "Readers see these words."
          }
          required={decision.name === "update"}
          autosize
          minRows={2}
          value={draft.publicNote}
          onChange={(event) => set({ publicNote: event.currentTarget.value })}
        />
      )}
      {decision.takesNote !== "no" && (
        <Textarea
          label={decision.noteLabel}
          required={decision.takesNote === "required"}
          {...(decision.takesNote === "required" ? { "data-autofocus": true } : {})}
          autosize
          minRows={2}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      )}
      {decision.name === "hold" && (
        <TextInput
          type="datetime-local"
          label="Until"
          description={`Empty: until somebody releases it. The newsroom's clock (${timezone}).`}
          value={draft.until}
          onChange={(event) => set({ until: event.currentTarget.value })}
        />
      )}
      {alone && (
        <>
          <Checkbox
            label="Publish without a second pair of eyes"
            description="You are the only author of what changed. The record will say so."
            checked={draft.alone}
            onChange={(event) => set({ alone: event.currentTarget.checked })}
          />
          {draft.alone && !(decision.takesNote === "required") && (
            <Textarea
              label="Reason"
              required
              autosize
              minRows={2}
              value={draft.aloneReason}
              onChange={(event) => set({ aloneReason: event.currentTarget.value })}
            />
          )}
        </>
      )}
    </>
  );
}
