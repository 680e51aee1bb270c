import { answerOf } from "#lib/auth/action.ts";
import { sessionHolder, signedIn } from "#lib/auth/current-actor.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Command } from "#lib/newsroom/command.ts";
import { confirmPassword } from "#lib/newsroom/people/commands/confirm-password.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Whose session it is, before they have set up the second factor that their role requires. */
const holder = async (): Promise<Actor> =>
  (await sessionHolder()) ??
  refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");

/** The password given again, for what follows: the dialog "Confirm your password". */
export const confirmAction = (given: { password: string }): Promise<Answer<null>> =>
  answerOf(async () => confirmPassword(await signedIn(), given));

/** A command as a public endpoint that takes the password, and nothing else, every time, however lately it was given. */
const withPassword =
  (who: () => Promise<Actor>) =>
  <Result>(command: Command<Record<string, never>, Result>) =>
  (given: { password: string }): Promise<Answer<Result>> =>
    answerOf(async () => {
      const actor = await who();
      await confirmPassword(actor, given);
      return command(actor, {});
    });

export const passwordAction = withPassword(signedIn);
/** The same for whoever may do nothing yet but set up their second factor. */
export const holderPasswordAction = withPassword(holder);

/** A command for whoever may do nothing yet but set up their second factor. */
export const holderAction =
  <Input, Result>(command: Command<Input, Result>) =>
  (input: Input): Promise<Answer<Result>> =>
    answerOf(async () => command(await holder(), input));
