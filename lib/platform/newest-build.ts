import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of the pages that were built last, as `scripts/steps/build.mjs` names it; `.next` where it has named none. */
export function newestBuild(checkout = "."): string {
  try {
    return readFileSync(join(checkout, ".next", "newest"), "utf8").trim();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return ".next";
    throw thrown;
  }
}

/** Where the server begins that was built with these pages (scripts/steps/bundle.mjs). */
export const builtServer = (checkout: string, folder: string): string =>
  join(checkout, folder, "newsroom", "start.mjs");
