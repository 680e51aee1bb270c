import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { holdingOriginal } from "#lib/newsroom/pictures/reading/holding-original.ts";
import { neededRenditions } from "#lib/newsroom/pictures/reads/needed-renditions.ts";
import { hashOfKey } from "#lib/newsroom/pictures/rendition-order.ts";
import { now } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";
import { storage, type StoredEntry } from "#lib/platform/storage.ts";

export const SWEEP_PICTURES = "sweep-pictures";
/** When it runs (cron): once an hour, not on the hour. */
export const SWEEP_TIMES = "23 * * * *";

const HOUR = 3_600_000;
/** What was put there only now may be asked for again before what it is for is on record. */
const NEW_RENDITION = HOUR;
/** Longer than anybody's backup takes, so that no copy refers to an original that went away under its hands. */
const NEW_ORIGINAL = 7 * 24 * HOUR;
const ABANDONED_PART = 24 * HOUR;

const PREFIXES = Array.from({ length: 256 }, (_, number) => number.toString(16).padStart(2, "0"));

const isOlder = ({ at }: StoredEntry, age: number): boolean => now().getTime() - at.getTime() > age;

/** Removes what a killed process left half-written; answers the rest. */
async function sweepParts(folder: string): Promise<StoredEntry[]> {
  const whole: StoredEntry[] = [];
  for await (const entry of storage().list(folder)) {
    if (!entry.key.endsWith(".part")) whole.push(entry);
    else if (isOlder(entry, ABANDONED_PART)) await storage().delete(entry.key);
  }
  return whole;
}

async function sweepRenditions(prefix: string): Promise<number> {
  const entries = await sweepParts(`rendition/${prefix}/`);
  const old = entries.filter((entry) => isOlder(entry, NEW_RENDITION));
  const hashes = [...new Set(old.map(({ key }) => hashOfKey(key)).filter((hash) => hash !== null))];
  const needed = await neededRenditions(hashes);
  let removed = 0;
  for (const { key } of old) {
    if (needed.has(key)) continue;
    await storage().delete(key);
    removed++;
  }
  return removed;
}

/** No picture has these bytes, and none was taken away so shortly ago that a backup may still look for them. */
async function isForgotten(contentHash: string): Promise<boolean> {
  const { picture, event } = tables;
  if ((await database().$count(picture, eq(picture.contentHash, contentHash))) > 0) return false;
  const lately = and(
    inArray(event.name, ["picture.added", "picture.discarded"]),
    gt(event.at, new Date(now().getTime() - NEW_ORIGINAL)),
    sql`${event.fact} ->> 'contentHash' = ${contentHash}`,
  );
  return (await database().$count(event, lately)) === 0;
}

async function sweepOriginals(prefix: string): Promise<number> {
  const entries = await sweepParts(`original/${prefix}/`);
  const old = new Map(
    entries.flatMap((entry) => {
      const hash = hashOfKey(entry.key);
      return hash && isOlder(entry, NEW_ORIGINAL) ? [[hash, entry.key] as const] : [];
    }),
  );
  if (old.size === 0) return 0;
  const { picture } = tables;
  const known = await database()
    .select({ hash: picture.contentHash })
    .from(picture)
    .where(inArray(picture.contentHash, [...old.keys()]));
  for (const { hash } of known) old.delete(hash);
  let removed = 0;
  for (const [hash, key] of old)
    await holdingOriginal(hash, async () => {
      if (!(await isForgotten(hash))) return;
      await storage().delete(key);
      removed++;
    });
  return removed;
}

/**
 * Removes renditions that neither the library nor a live publication shows (earlier versions kept every crop that somebody
 * looked at), and originals of pictures that were taken back a week ago. What is needed again is made again.
 */
export async function sweepPictures(): Promise<void> {
  let renditions = 0;
  let originals = 0;
  for (const prefix of PREFIXES) {
    renditions += await sweepRenditions(prefix);
    originals += await sweepOriginals(prefix);
  }
  if (renditions + originals > 0) log().info({ renditions, originals }, "pictures swept");
}
