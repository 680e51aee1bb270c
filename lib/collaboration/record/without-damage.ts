import { findDamage } from "#lib/collaboration/record/find-damage.ts";
import { database, tables } from "#lib/database/database.ts";
import { setRecordAside } from "#lib/newsroom/stories/commands/set-record-aside.ts";
import { log } from "#lib/platform/log.ts";
import { gauge } from "#lib/platform/metrics.ts";
import { once } from "#lib/platform/process.ts";
import { isRefusal } from "#lib/platform/refusal.ts";

/** A story whose failing has nothing to do with its record is not searched again at every look at it. */
const EXAMINED_FOR = 60_000;
const MOST_REMEMBERED = 1_000;

const examined = () => once("stories-examined", () => new Map<string, number>());
const known = () => once("record-set-aside", () => ({ parts: 0 }));

/**
 * Does something with a story's stored words. When that fails because part of the record cannot be read, the part is set
 * aside and it is done again without it. Never inside a transaction: setting aside is one of its own.
 */
export async function withoutDamage<T>(storyId: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (isRefusal(thrown) || isFailedQuery(thrown) || !(await setDamageAside(storyId))) throw thrown;
    return work();
  }
}

/** The store's own trouble; known by its shape, because Next has a copy of its class. */
const isFailedQuery = (thrown: unknown): boolean =>
  typeof thrown === "object" && thrown !== null && "query" in thrown && "params" in thrown;

/** Whether anything was set aside, now or by somebody else a moment ago. */
export async function setDamageAside(storyId: string): Promise<boolean> {
  const last = examined().get(storyId);
  if (last !== undefined && Date.now() - last < EXAMINED_FOR) return false;
  try {
    const found = await findDamage(database(), storyId);
    if (found.damage.length === 0) {
      if (examined().size >= MOST_REMEMBERED) examined().clear();
      examined().set(storyId, Date.now());
      return false;
    }
    const { parts } = await setRecordAside(null, { storyId, ...found });
    known().parts += parts;
    log().error({ storyId, damage: found.damage }, "part of a story's record cannot be read: set aside");
    return true;
  } catch (thrown) {
    // Two who open it at once: whoever was first has set it aside.
    if (isRefusal(thrown) && thrown.reason === "not-possible") return true;
    log().error({ err: thrown, storyId }, "a story's record could not be examined");
    return false;
  }
}

/** How much is set aside in this newsroom, as a figure for whoever watches it. */
export async function watchSetAside(): Promise<void> {
  gauge("galley_record_set_aside", "Parts of stories' records that cannot be read.", () => known().parts);
  known().parts = await database().$count(tables.setAside);
}
