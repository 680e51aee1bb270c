import { signedIn } from "#lib/auth/current-actor.ts";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Command } from "#lib/newsroom/command.ts";
import { log } from "#lib/platform/log.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

/** Turns a refusal into an answer with its sentences; what is unexpected is logged and says nothing of the inside. */
export async function answerOf<T>(run: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { ok: true, result: await run() };
  } catch (thrown) {
    if (isRefusal(thrown)) return { ok: false, reason: thrown.reason, sentences: thrown.sentences };
    // Next's own way of saying "go elsewhere" travels as a thrown thing.
    if (String((thrown as { digest?: unknown } | null)?.digest ?? "").startsWith("NEXT_")) throw thrown;
    log().error({ err: thrown }, "action failed");
    return {
      ok: false,
      reason: "unavailable",
      sentences: ["Something went wrong on our side. Nothing was changed; please try again."],
    };
  }
}

/** A command as a public endpoint: it runs as whoever the session says, judged at this moment. */
export const action =
  <Input, Result>(command: Command<Input, Result>) =>
  (input: Input): Promise<Answer<Result>> =>
    answerOf(async () => {
      const actor = await signedIn();
      return command(actor, input);
    });
