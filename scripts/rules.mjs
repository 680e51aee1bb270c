/** Lists the promises of docs/rules.md that no test cites. `--strict` fails when there are any. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const rules = [
  ...readFileSync(join(root, "docs/rules.md"), "utf8").matchAll(/^- \*\*([A-Z]+\d+)\*\* (.+)$/gm),
];
const cited = new Set();
const unknown = new Set();
const known = new Set(rules.map(([, id]) => id));

const walk = (path) => {
  if (statSync(path).isDirectory()) return readdirSync(path).forEach((name) => walk(join(path, name)));
  if (!/\.(test|spec)\.tsx?$|(campaigns|contract)\.ts$/.test(path)) return;
  for (const [, ids] of readFileSync(path, "utf8").matchAll(/\[([A-Z]\d+(?:, ?[A-Z]\d+)*)\]/g))
    for (const id of ids.split(/, ?/)) (known.has(id) ? cited : unknown).add(id);
};
for (const folder of ["app", "lib", "components", "e2e", "scripts"]) walk(join(root, folder));

const without = rules.filter(([, id]) => !cited.has(id));
const twice = rules.map(([, id]) => id).filter((id, place, all) => all.indexOf(id) !== place);
console.log(`${rules.length} rules, ${rules.length - without.length} with a test.`);
for (const [, id, sentence] of without) console.log(`without a test: ${id} ${sentence}`);
for (const id of unknown) console.log(`cited but not a rule: ${id}`);
for (const id of twice) console.log(`numbered twice: ${id}`);
if (process.argv.includes("--strict") && (without.length || unknown.size || twice.length)) process.exit(1);
