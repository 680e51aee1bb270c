import { closeSync, lstatSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runProgram } from "#lib/database/backup/run-program.ts";

/** Everything a backup of ours holds; a picture lies under letters and digits of its content. */
export const IN_A_BACKUP = /^(\.\/)?(database\.(pg|tar)|pictures(\/[\w-][\w.-]*)*\/?)?$/;
/** The files of an embedded database: all under its own folder, whatever the database calls them. */
export const IN_A_DATABASE = /^(\.?\/)?([\w-][\w.-]*(\/[\w-][\w.-]*)*\/?)?$/;

const FOREIGN = "This file holds what no backup of Galley holds, so nothing was restored";

/**
 * Refuses an archive with a link, a device or a path that leads elsewhere, before anything of it is written. It is listed by
 * the program that unpacks it, so that both read the same.
 */
export function refuseForeignEntries(file: string, bundle: string, allowed: RegExp): void {
  for (const kind of listed(["-tvf", file], bundle))
    if (kind !== "" && !/^[-d]/.test(kind)) throw new Error(`${FOREIGN}: a link or a device stands in it.`);
  for (const name of listed(["-tf", file], bundle))
    if (!allowed.test(name) || name.split("/").includes(".."))
      throw new Error(`${FOREIGN}: “${name.slice(0, 100)}” stands in it.`);
}

/** What lies there now must be plain files of its own and folders, each in one place only. */
export function refuseLinks(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const found = lstatSync(path);
    if (found.isDirectory()) refuseLinks(path);
    else if (!found.isFile() || found.nlink > 1) throw new Error(`${FOREIGN}: “${name}” is no plain file.`);
  }
}

function listed(args: string[], bundle: string): string[] {
  const list = join(bundle, "list");
  const into = openSync(list, "wx", 0o600);
  try {
    runProgram("tar", args, { into });
  } finally {
    closeSync(into);
  }
  const lines = readFileSync(list, "utf8").split("\n");
  rmSync(list);
  // After the last line nothing follows.
  return lines.slice(0, -1);
}
