/** Writes the import map into docs/architecture.md (or, with `--check`, says whether it is today's). */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { node24 } from "./steps/node24.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
// To a file: through a pipe the end of a long answer is lost.
const folder = mkdtempSync(join(tmpdir(), "galley-map-"));
const found = join(folder, "imports.json");
spawnSync(
  node24(root),
  [
    join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs"),
    "--config",
    ".dependency-cruiser.cjs",
    "--output-type",
    "json",
    "--output-to",
    found,
    "app",
    "components",
    "lib",
    "server.ts",
    "start.ts",
  ],
  { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 },
);
const roomOf = (path) => {
  const parts = path.split("/");
  if (path === "server.ts" || path === "start.ts") return "server.ts";
  if (parts[0] === "app") return "app";
  if (parts[0] === "components") return parts[1] === "site" ? "components/site" : "components";
  if (parts[0] !== "lib") return undefined;
  if (parts[1] !== "newsroom") return `lib/${parts[1]}`;
  if (parts.length === 3) return "newsroom: how a decision is made";
  return /^(commands|reads|jobs|reading|demo)$/.test(parts[3])
    ? "newsroom commands, reads, jobs"
    : "newsroom knowledge";
};
const arrows = new Set();
for (const { source, dependencies } of JSON.parse(readFileSync(found, "utf8")).modules) {
  const from = roomOf(source);
  if (!from || /\.test\.|testing/.test(source)) continue;
  for (const { resolved } of dependencies) {
    const to = roomOf(resolved);
    if (to && to !== from && !/testing/.test(resolved))
      arrows.add(`  ${JSON.stringify(from)} --> ${JSON.stringify(to)}`);
  }
}
rmSync(folder, { recursive: true, force: true });
const name = (label) => label.replaceAll(/\W+/g, "_");
const map = [
  "```mermaid",
  "flowchart LR",
  ...[...arrows]
    .sort()
    .map((arrow) => arrow.replaceAll(/"([^"]+)"/g, (_, label) => `${name(label)}["${label}"]`)),
  "```",
].join("\n");
const file = join(root, "docs/architecture.md");
const text = readFileSync(file, "utf8");
const wanted = text.replace(/(<!-- import map -->\n)[\s\S]*?(\n<!-- end of import map -->)/, `$1${map}$2`);
if (process.argv.includes("--check")) {
  if (wanted !== text) {
    console.log("The import map in docs/architecture.md is not today's: run npm run docs:map.");
    process.exit(1);
  }
} else writeFileSync(file, wanted);
