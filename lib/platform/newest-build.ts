import { readFileSync } from "node:fs";

/** The folder of the pages that were built last, as `scripts/steps/build.mjs` names it; `.next` where it has named none. */
export function newestBuild(): string {
  try {
    return readFileSync(".next/newest", "utf8").trim();
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return ".next";
    throw thrown;
  }
}
