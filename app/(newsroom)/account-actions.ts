"use server";

import { action, answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import { keepSession } from "#lib/auth/enter.ts";
import { confirmAction } from "#lib/auth/password-action.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import { changePassword as changePasswordCommand } from "#lib/newsroom/people/commands/change-password.ts";
import { endSessions as endSessionsCommand } from "#lib/newsroom/people/commands/end-sessions.ts";

/** The new session's id goes into the cookie and nowhere else. */
export async function changePassword(input: {
  current: string;
  password: string;
}): Promise<Answer<{ sessions: number }>> {
  return answerOf(async () => {
    const actor = await signedIn();
    const { sessions, session } = await changePasswordCommand(actor, input);
    await keepSession(actor.personId, session);
    return { sessions };
  });
}

export const confirmPassword = confirmAction;
export const endSessions = action(endSessionsCommand);
