import { readFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** Which build of Galley this process runs, so that a page can tell that it came from another. Read once: a later build is not run yet. */
export const buildId = (): string =>
  once("build-id", () => {
    try {
      return readFileSync(join(settings().buildFolder, "BUILD_ID"), "utf8").trim();
    } catch {
      // Nothing is built while developing.
      return "development";
    }
  });
