"use server";

import { action } from "#lib/auth/action.ts";
import { confirmAction } from "#lib/auth/password-action.ts";
import { changePassword as changePasswordCommand } from "#lib/newsroom/people/commands/change-password.ts";
import { endSessions as endSessionsCommand } from "#lib/newsroom/people/commands/end-sessions.ts";

export const changePassword = action(changePasswordCommand);
export const confirmPassword = confirmAction;
export const endSessions = action(endSessionsCommand);
