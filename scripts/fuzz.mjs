/** The long concurrency campaign: `npm run fuzz [-- SCRIPTS]`, 20,000 scripts by default. Ends non-zero on any failure. */
import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
install(root);
const done = spawnSync(
  node24(root),
  ["--import", "tsx", "lib/document/testing/run-fuzz.ts", process.argv[2] ?? "20000"],
  { stdio: "inherit", cwd: root },
);
process.exit(done.status ?? 1);
