import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KEPT = 2;
const MINUTE = 60_000;
/** Whoever serves a build says so each minute; after an hour of silence nobody does. */
const UNUSED_FOR = 60 * MINUTE;

const pointer = (root) => join(root, ".next", "newest");

/** Where the built server begins, in the folder of its build. */
export const serverProgram = (root, folder) => join(root, folder, "newsroom", "start.mjs");

/** Names the build, as a folder in the checkout, for whatever is started without `GALLEY_NEXT` (a scenario, a benchmark). */
export function nameNewest(root, folder) {
  const beside = `${pointer(root)}.${process.pid}`;
  writeFileSync(beside, folder);
  renameSync(beside, pointer(root));
}

/** Says that a build is used, now and for as long as this process lives. */
export function keepUsed(root, folder) {
  const marker = join(root, folder, "built-from");
  const use = () => existsSync(marker) && utimesSync(marker, new Date(), new Date());
  use();
  setInterval(use, MINUTE).unref();
}

/** Removes the builds that nobody has used for an hour, but for the newest two. */
export function removeUnused(root) {
  const builds = join(root, ".next", "builds");
  // One that is being made has no marker yet.
  const touchedAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  const usedAt = (name) =>
    touchedAt(join(builds, name, "built-from")) ?? touchedAt(join(builds, name)) ?? Date.now();
  const all = readdirSync(builds).sort((one, other) => usedAt(other) - usedAt(one));
  for (const name of all.slice(KEPT))
    if (Date.now() - usedAt(name) > UNUSED_FOR) rmSync(join(builds, name), { recursive: true, force: true });
}
