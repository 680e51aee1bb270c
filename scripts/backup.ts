/** `npm run backup -- FILE`: one file with words, decisions and pictures, consistent, also while the newsroom runs. */
import { resolve } from "node:path";
import { backUp } from "#lib/database/backup/back-up.ts";
import { readConfig } from "#lib/platform/config.ts";

const file = process.argv[2];
if (!file) {
  console.error("Say where to: npm run backup -- FILE");
  process.exit(2);
}
try {
  await backUp(readConfig(), resolve(file), (line) => console.log(line));
  process.exit(0);
} catch (thrown) {
  console.error((thrown as Error).message);
  process.exit(1);
}
