import { chmodSync, lstatSync, readdirSync } from "node:fs";
import { chmod, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { UnusableSettings } from "#lib/platform/config.ts";

/** The rights of group and others: nobody but the owner may read what a newsroom keeps. */
const OTHERS = 0o077;

/** From here on every file this process makes is its owner's alone. */
export function makeFilesPrivate(): void {
  // A thread cannot set it; it has that of its process.
  if (isMainThread) process.umask(OTHERS);
}

/** Takes the rights of group and others away from a folder and everything in it, but for the folders named. */
export function closeToOthers(folder: string, but: readonly string[] = []): void {
  narrowNow(folder);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (but.includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) closeToOthers(path);
    else if (entry.isFile()) narrowNow(path);
  }
}

/** The same without holding the start up: a library of pictures may have a hundred thousand files. */
export async function closeToOthersMeanwhile(folder: string): Promise<void> {
  await unlessGone(async () => {
    await narrow(folder);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await closeToOthersMeanwhile(path);
      else if (entry.isFile()) await unlessGone(() => narrow(path));
    }
  });
}

function narrowNow(path: string): void {
  try {
    const { mode } = lstatSync(path);
    if (mode & OTHERS) chmodSync(path, mode & 0o700);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === "EPERM")
      throw new UnusableSettings(
        `${path} can be read by other users of this machine, and belongs to another user: give it to the one who runs Galley.`,
      );
    if (code !== "ENOENT") throw thrown;
  }
}

async function narrow(path: string): Promise<void> {
  const { mode } = await lstat(path);
  if (mode & OTHERS) await chmod(path, mode & 0o700);
}

/** Files come and go while we look. */
async function unlessGone(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== "ENOENT") throw thrown;
  }
}
