/**
 * The long campaigns: `npm run fuzz [-- TIMES]` plays 60 times as many scripts as the tests do, more than 20,000 of [W4], from
 * seeds nobody has tried. A failing seed is printed with how to play it again. Ends non-zero on any failure.
 */
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
install(root);
const campaigns = [
  "lib/document/testing/fuzz.test.ts",
  "lib/document/live-update/hostile-updates.test.ts",
  "lib/document/queries/anchor-fuzz.test.ts",
  "lib/document/suggestions/after-a-crash.test.ts",
  "lib/document/suggestions/any-order.test.ts",
  "lib/document/suggestions/attacks.test.ts",
  "lib/document/suggestions/take-back.test.ts",
  "lib/document/versions/restore-at-random.test.ts",
];
const done = spawnSync(
  node24(root),
  [join(root, "node_modules/vitest/vitest.mjs"), "run", ...campaigns, "--reporter=verbose"],
  {
    stdio: "inherit",
    cwd: root,
    env: { ...process.env, FUZZ_TIMES: process.argv[2] ?? process.env.FUZZ_TIMES ?? "60" },
  },
);
process.exit(done.status ?? 1);
