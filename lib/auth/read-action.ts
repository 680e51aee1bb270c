import { answerOf } from "#lib/auth/action.ts";
import { currentActor } from "#lib/auth/current-actor.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Something a page asks for later on, as a public endpoint: it is read as whoever the session says. */
export const readAction =
  <Input, Result>(read: (actor: Actor, input: Input) => Promise<Result>) =>
  (input: Input): Promise<Answer<Result>> =>
    answerOf(async () => {
      const actor = await currentActor();
      if (!actor) refuse("not-signed-in", "Your session has ended. Sign in again; nothing was changed.");
      return read(actor, input);
    });
