import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { node24 } from "./node24.mjs";
import { say } from "./say.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "next.config.ts",
  "package-lock.json",
  "tsconfig.json",
  "types.d.ts",
];

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** Fingerprint of everything that the built pages depend on; tests do not count. */
function fingerprint(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of files(join(root, source)))
      if (!/\.test\.tsx?$|\.sql$|\.md$/.test(file))
        hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

/** Builds the newsroom's pages when anything they depend on has changed. */
export function build(root) {
  const folder = process.env.GALLEY_NEXT ?? ".next";
  const marker = join(root, folder, "built-from");
  const wanted = fingerprint(root);
  if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
  say("Building the newsroom's pages (about half a minute) …");
  rmSync(marker, { force: true });
  const done = spawnSync(node24(root), [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done.status !== 0) {
    console.error("The build did not finish. What went wrong stands above.");
    process.exit(done.status ?? 1);
  }
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(marker, wanted);
}
