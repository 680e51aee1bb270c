/** A story's life: three independent facts, not one status (stage, publication, holds). */
export const STAGES = ["writing", "copy-desk", "for-approval", "approved", "spiked"] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Record<Stage, string> = {
  writing: "Writing",
  "copy-desk": "Copy desk",
  "for-approval": "For approval",
  approved: "Approved",
  spiked: "Spiked",
};

export const PUBLICATION_STATES = ["never", "scheduled", "live", "withdrawn"] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

export const PUBLICATION_STATE_NAMES: Record<PublicationState, string> = {
  never: "Not published",
  scheduled: "Scheduled",
  live: "Live",
  withdrawn: "Withdrawn",
};

export const HOLD_KINDS = ["embargo", "legal", "pictures", "wire-kill"] as const;
export type HoldKind = (typeof HOLD_KINDS)[number];

export const HOLD_KIND_NAMES: Record<HoldKind, string> = {
  embargo: "Embargo",
  legal: "Legal",
  pictures: "Pictures",
  "wire-kill": "Wire kill",
};
