import { existsSync } from "node:fs";
import { join } from "node:path";
import { once } from "#lib/platform/process.ts";
import { settings } from "#lib/platform/settings.ts";

/** Everybody in the demonstration has an address here, and the published password. */
export const DEMONSTRATION_HOST = "demo.galley.test";

/** Only `npm run demo` writes this file, in a data folder of its own. */
const isDemonstration = (): boolean =>
  once("is-demonstration", () => existsSync(join(settings().dataFolder, "demonstration")));

/** The people of the demonstration go on with the password that stands in its first lines, on purpose. */
export const isDemonstrationPerson = (email: string): boolean =>
  email.endsWith(`@${DEMONSTRATION_HOST}`) && isDemonstration();
