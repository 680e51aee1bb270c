import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newSecret } from "#lib/platform/ids.ts";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** The secret that signs sessions: as set, else made once and kept in the data folder, readable by its owner only. */
export const authSecret = (): string =>
  once("auth-secret", () => {
    const { authSecret: given, dataFolder } = settings();
    if (given) return given;
    const file = join(dataFolder, "session-secret");
    if (!existsSync(file)) writeFileSync(file, newSecret(), { mode: 0o600 });
    return readFileSync(file, "utf8").trim();
  });
