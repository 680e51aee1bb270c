/** A process that takes the data folder it is given, says how that went, and holds it until it is ended. */
import { takeDataFolder } from "#lib/platform/data-folder.ts";

try {
  takeDataFolder(process.argv[2]!);
  process.stdout.write("taken\n");
  process.stdin.resume();
} catch (thrown) {
  process.stdout.write(`${(thrown as Error).message}\n`);
}
