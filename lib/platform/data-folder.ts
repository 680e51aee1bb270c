import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { UnusableSettings } from "#lib/platform/config.ts";
import { closeToOthers, makeFilesPrivate } from "#lib/platform/private-files.ts";

/** What SQLite answers when another holds the file. */
const BUSY = 5;

/** Kept here whatever the caller does with its call: a lock that nothing refers to any more would be let go of. */
const held = new Set<DatabaseSync>();

/**
 * Takes a data folder for this process; the call that is returned gives it back. Two embedded databases opened on one
 * folder fork its data without an error, so a second process is refused.
 *
 * The lock is the operating system's own, on the file `lock`, and ends with the process whatever ends it. A process number
 * in a file would say nothing: after a power cut or in another container somebody else has the same one. Node cannot
 * lock files, but the SQLite that is built into it does; nothing is ever written into that file.
 */
export function takeDataFolder(folder: string): () => void {
  makeFilesPrivate();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, "in-use-by");
  let lock: DatabaseSync;
  try {
    lock = new DatabaseSync(join(folder, "lock"));
    lock.exec("pragma journal_mode = memory; begin exclusive");
  } catch (thrown) {
    const { errcode, message } = thrown as { errcode?: number; message: string };
    throw new UnusableSettings(
      errcode === BUSY
        ? `Another Galley${processIn(holder)} is using ${folder}. Stop it first, or choose another folder with GALLEY_DATA.`
        : `${folder} cannot be locked for this Galley alone (${message}): choose another folder with GALLEY_DATA.`,
    );
  }
  // Earlier versions left it open to every user of the machine. The pictures are seen to while the newsroom runs.
  closeToOthers(folder, ["pictures"]);
  // For people only: who is told "another Galley is using it" wants to know which.
  writeFileSync(holder, String(process.pid));
  held.add(lock);
  return () => {
    if (!held.delete(lock)) return;
    rmSync(holder, { force: true });
    lock.close();
  };
}

function processIn(holder: string): string {
  try {
    const number = Number(readFileSync(holder, "utf8"));
    return number ? ` (process ${number})` : "";
  } catch (thrown) {
    // It has taken the folder this very moment, or is giving it back.
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw thrown;
  }
}
