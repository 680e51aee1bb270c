import { isRefusal, refuse } from "#lib/platform/refusal.ts";
import { log } from "#lib/platform/log.ts";

/** A person waits no longer than this for an answer. */
const PATIENCE = 5_000;
const BETWEEN_TRIES = 1_000;
const MOST_TRIES = 300;

const STILL_UNDER_WAY =
  "This is decided, but the store is slow to answer. The story and its history show it as soon as it is stored.";

/**
 * Puts a decision on record once the words it changed are stored. They are changed already, so nothing may keep the event
 * from following: not a store that takes its time, and not a person who has stopped waiting.
 */
export async function recordWhenStored<T>(
  stored: Promise<void>,
  record: () => Promise<T>,
  patience = PATIENCE,
): Promise<T> {
  const recorded = stored.then(() => persistently(record));
  let timer: NodeJS.Timeout | undefined;
  const isOver = new Promise<"over">((resolve) => (timer = setTimeout(resolve, patience, "over")));
  const first = await Promise.race([recorded.then((result) => ({ result })), isOver]).finally(() =>
    clearTimeout(timer),
  );
  if (first !== "over") return first.result;
  recorded.catch((thrown: unknown) => log().error({ err: thrown }, "a decision could not be put on record"));
  return refuse("unavailable", STILL_UNDER_WAY);
}

async function persistently<T>(record: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await record();
    } catch (thrown) {
      if (isRefusal(thrown) || tries === MOST_TRIES) throw thrown;
      log().warn({ err: thrown }, "a decision is not on record yet; trying again");
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES));
    }
  }
}
