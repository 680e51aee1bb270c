/** Runs one of Galley's TypeScript scripts on its own Node: `node scripts/run.mjs scripts/backup.ts FILE`. */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
install(root);
const done = spawnSync(node24(root), ["--import", "tsx", ...process.argv.slice(2)], {
  stdio: "inherit",
  cwd: root,
});
process.exit(done.status ?? 1);
