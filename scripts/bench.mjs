/** Runs the benchmarks of bench/ one after another (or those named); each prints one JSON line. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./steps/build.mjs";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";
import { say } from "./steps/say.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
install(root);
build(root);
const named = process.argv.slice(2);
const benches = readdirSync(join(root, "bench")).filter(
  (file) => file.endsWith(".bench.ts") && (named.length === 0 || named.some((name) => file.startsWith(name))),
);
let worst = 0;
for (const bench of benches) {
  say(bench);
  const done = spawnSync(node24(root), ["--import", "tsx", join("bench", bench)], {
    stdio: "inherit",
    cwd: root,
  });
  worst = Math.max(worst, done.status ?? 1);
}
process.exit(worst);
