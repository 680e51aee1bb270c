import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(process.cwd(), "../shared/data/images");

/** Real and hostile pictures of others, kept beside the project; tests that need them say so where they are not. */
export const haveSharedPictures: boolean = existsSync(FOLDER);
export const sharedPicture = (name: string): Buffer => readFileSync(join(FOLDER, name));

/** Says once, plainly, what is not checked here. */
export function sayWithoutSharedPictures(what: string): void {
  if (!haveSharedPictures)
    console.info(`No test photographs at ../shared/data/images: ${what} was not checked on them.`);
}
