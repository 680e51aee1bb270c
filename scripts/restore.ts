/** `npm run restore -- FILE`: brings a backup into an empty data folder (GALLEY_DATA) or database (DATABASE_URL). */
import { resolve } from "node:path";
import { restore } from "#lib/database/backup/restore.ts";
import { readConfig } from "#lib/platform/config.ts";

const file = process.argv[2];
if (!file) {
  console.error("Say which: npm run restore -- FILE");
  process.exit(2);
}
try {
  await restore(readConfig(), resolve(file), (line) => console.log(line));
  process.exit(0);
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exit(1);
}
