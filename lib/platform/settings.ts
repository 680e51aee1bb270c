import { readConfig, type Config } from "#lib/platform/config.ts";
import { once } from "#lib/platform/process.ts";

/** The settings of this process, read once. */
export const settings = (): Config => once("settings", () => readConfig());
