"use server";

import { action } from "#lib/auth/action.ts";
import { changeRoles as changeRolesCommand } from "#lib/newsroom/people/commands/change-roles.ts";
import { endSessions as endSessionsCommand } from "#lib/newsroom/people/commands/end-sessions.ts";
import { invitePerson } from "#lib/newsroom/people/commands/invite-person.ts";
import { makePasswordLink as makePasswordLinkCommand } from "#lib/newsroom/people/commands/make-password-link.ts";
import { resetSecondFactor as resetSecondFactorCommand } from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { requireSecondFactor as requireSecondFactorCommand } from "#lib/newsroom/people/commands/require-second-factor.ts";
import { revokePasswordLink as revokePasswordLinkCommand } from "#lib/newsroom/people/commands/revoke-password-link.ts";
import { reinstatePerson } from "#lib/newsroom/people/commands/reinstate-person.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { withdrawInvitation } from "#lib/newsroom/people/commands/withdraw-invitation.ts";

export const invite = action(invitePerson);
export const withdraw = action(withdrawInvitation);
export const changeRoles = action(changeRolesCommand);
export const suspend = action(suspendPerson);
export const reinstate = action(reinstatePerson);
export const endSessions = action(endSessionsCommand);
export const makePasswordLink = action(makePasswordLinkCommand);
export const revokePasswordLink = action(revokePasswordLinkCommand);
export const resetSecondFactor = action(resetSecondFactorCommand);
export const requireSecondFactor = action(requireSecondFactorCommand);
