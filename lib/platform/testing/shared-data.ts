import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Files of others that tests are held against (pictures, schemas): kept beside the project, not in it. */
const FOLDER = join(process.cwd(), "../shared/data");

export const sharedPath = (path: string): string => join(FOLDER, path);
export const sharedFile = (path: string): Buffer => readFileSync(sharedPath(path));

/** Whether this folder of them is on this machine; where it is not, what was not checked is said, once and plainly. */
export function haveSharedData(folder: string, what: string): boolean {
  const isHere = existsSync(join(FOLDER, folder));
  if (!isHere) console.info(`There is no ../shared/data/${folder} on this machine: ${what} was not checked.`);
  return isHere;
}
