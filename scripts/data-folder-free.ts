/** Says whether a newsroom may be started on GALLEY_DATA: ends with 3 and a sentence when it would be refused. */
import { readConfig, UnusableSettings } from "#lib/platform/config.ts";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

try {
  takeDataFolder(readConfig().dataFolder)();
} catch (thrown) {
  if (!(thrown instanceof UnusableSettings)) throw thrown;
  console.error(thrown.message);
  process.exit(3);
}
