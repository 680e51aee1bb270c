import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { UnusableSettings } from "#lib/platform/config.ts";

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
};

/**
 * Takes a data folder for this process. Two embedded databases opened on one folder fork its data without an error,
 * so a second process is refused. A lock left by a killed process is recognised and taken over.
 */
export function takeDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "in-use-by");
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      const file = openSync(lock, "wx");
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(lock, { force: true });
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    }
    const holder = Number(readFileSync(lock, "utf8"));
    if (holder && holder !== process.pid && alive(holder))
      throw new UnusableSettings(
        `Another Galley (process ${holder}) is using ${folder}. Stop it first, or choose another folder with GALLEY_DATA.`,
      );
    rmSync(lock, { force: true });
  }
  throw new UnusableSettings(`${folder} could not be taken: another process is starting on it.`);
}
