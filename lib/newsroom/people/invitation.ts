/** What an invitation's link is good for. */
export type InvitationState = "good" | "used" | "expired" | "unknown";

export function invitationState(
  invitation: { usedAt: Date | null; expiresAt: Date } | undefined,
  now: Date,
): InvitationState {
  if (!invitation) return "unknown";
  if (invitation.usedAt) return "used";
  return invitation.expiresAt <= now ? "expired" : "good";
}

export const INVITATION_SENTENCES: Record<Exclude<InvitationState, "good">, string> = {
  used: "This invitation was used already. If it was you, sign in; if not, tell an administrator of the newsroom.",
  expired: "This invitation is no longer valid. Ask an administrator of the newsroom for a new one.",
  unknown:
    "This is not an invitation of this newsroom. Check that the link was copied whole, or ask for a new one.",
};
