import { statfs } from "node:fs/promises";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";

/** A look at the disk is good for so long: a burst of pictures asks once. */
const GOOD_FOR_MS = 1_000;

/** How many bytes the disk of a folder has left for us. */
async function freeBytes(folder: string): Promise<number> {
  const looks = once("disk-room", () => new Map<string, { at: number; free: Promise<number> }>());
  const last = looks.get(folder);
  if (last && performance.now() - last.at < GOOD_FOR_MS) return last.free;
  const free = statfs(folder).then(({ bavail, bsize }) => bavail * bsize);
  looks.set(folder, { at: performance.now(), free });
  free.catch(() => looks.delete(folder));
  return free;
}

/**
 * Whether the disk of the data folder is nearly full: whether less than `GALLEY_KEEP_FREE_MB` would be left after so many
 * bytes more. The rest is for words, which are stored as long as there is any room at all.
 */
export async function isNearlyFull(bytes = 0): Promise<boolean> {
  const { dataFolder, keepFree } = settings();
  return (await freeBytes(dataFolder)) - bytes < keepFree;
}

/** Refuses what is no word while the disk is nearly full. */
export async function refuseWithoutRoom(bytes: number, sentence: string): Promise<void> {
  if (await isNearlyFull(bytes)) refuse("no-room", sentence);
}
