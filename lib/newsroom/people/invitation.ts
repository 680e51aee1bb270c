import type { Role } from "#lib/newsroom/people/roles.ts";

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

/** Whoever made a link, as they are now; null when it is not known any more. */
export type LinkMaker = { roles: readonly Role[]; suspendedAt: Date | null } | null | undefined;

export const mayMakeLinks = (maker: LinkMaker): boolean =>
  Boolean(maker && !maker.suspendedAt && maker.roles.includes("administrator"));

/** A link is worth what its maker may do at this moment; without their right it is as good as run out. */
export function linkState(
  link: { usedAt: Date | null; expiresAt: Date } | undefined,
  maker: LinkMaker,
  now: Date,
): InvitationState {
  const state = invitationState(link, now);
  return state === "good" && !mayMakeLinks(maker) ? "expired" : state;
}

/** A password link that people got by giving their own password, too weak by now, lives by nobody else's right. */
export const passwordLinkState = (
  link: { usedAt: Date | null; expiresAt: Date; madeBy: string | null; personId: string } | undefined,
  maker: LinkMaker,
  now: Date,
): InvitationState =>
  link && link.madeBy === link.personId && maker && !maker.suspendedAt
    ? invitationState(link, now)
    : linkState(link, maker, now);

export const INVITATION_SENTENCES: Record<Exclude<InvitationState, "good">, string> = {
  used: "This invitation was used already. If it was you, sign in; if not, tell an administrator of the newsroom.",
  expired: "This invitation is no longer valid. Ask an administrator of the newsroom for a new one.",
  unknown:
    "This is not an invitation of this newsroom. Check that the link was copied whole, or ask for a new one.",
};
