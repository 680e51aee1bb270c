import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { readConfig } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";

/** Gives the tests of a file a data folder of their own, with the picture storage in it. */
export function ownFolder(): { folder(): string } {
  let folder = "";
  const forgetAll = () => ["settings", "storage", "arriving-folder", "auth-secret"].forEach(forget);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "galley-pictures-"));
    forgetAll();
    put("settings", readConfig({ NODE_ENV: "test", GALLEY_DATA: folder, GALLEY_LOG: "silent" }));
  });
  afterAll(() => {
    forgetAll();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder: () => folder };
}
