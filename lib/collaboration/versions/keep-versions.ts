import { pinRevision } from "#lib/collaboration/pin-revision.ts";
import { stretchesOfWork } from "#lib/newsroom/revisions/reads/stretches-of-work.ts";
import { now } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";

/** Why such a version was pinned. */
export const KEPT_BY_ITSELF = "automatic";
const EVERY = 60_000;

/** Pins a version of each story in which a stretch of work has come to its end; answers how many. */
export async function keepVersions(): Promise<number> {
  let kept = 0;
  for (const storyId of await stretchesOfWork(now())) {
    try {
      await pinRevision(storyId, KEPT_BY_ITSELF, null);
      kept += 1;
    } catch (thrown) {
      // One story that cannot be read must not keep the others from being kept; it is tried again in a minute.
      log().warn({ err: thrown, storyId }, "a version could not be kept");
    }
  }
  return kept;
}

/** Does so every minute, also for work that was under way when the process ended; the answer stops it. */
export function keepVersionsRunning(): () => void {
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    keepVersions()
      .catch((thrown: unknown) => log().warn({ err: thrown }, "versions could not be kept"))
      .finally(() => (isRunning = false));
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}
