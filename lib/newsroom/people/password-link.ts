import type { InvitationState } from "#lib/newsroom/people/invitation.ts";

/** Handed over in person or by telephone: a day is enough, and no longer than needed. */
export const PASSWORD_LINK_HOURS = 24;

/** What is said of a link with which no password can be set. */
export const PASSWORD_LINK_SENTENCES: Record<Exclude<InvitationState, "good">, string> = {
  used: "This link was used already. Sign in with the password that was set; if it was not you, tell an administrator.",
  expired: "This link is no longer valid. Ask an administrator of the newsroom for a new one.",
  unknown: "This is not a link of this newsroom. Check that it was copied whole, or ask for a new one.",
};
