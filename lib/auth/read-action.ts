import { answerOf } from "#lib/auth/action.ts";
import { signedIn } from "#lib/auth/current-actor.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

/** Something a page asks for later on, as a public endpoint: it is read as whoever the session says. */
export const readAction =
  <Input, Result>(read: (actor: Actor, input: Input) => Promise<Result>) =>
  (input: Input): Promise<Answer<Result>> =>
    answerOf(async () => {
      const actor = await signedIn();
      return read(actor, input);
    });
