import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.mjs";
import { keepUsed, nameNewest, removeUnused } from "./builds.mjs";
import { node24 } from "./node24.mjs";
import { say } from "./say.mjs";

const SOURCES = [
  "app",
  "components",
  "lib",
  "instrumentation-client.ts",
  "next.config.ts",
  "package-lock.json",
  "scripts/steps/bundle.mjs",
  "server.ts",
  "start.ts",
  "tsconfig.json",
  "tsconfig.next.json",
  "types.d.ts",
];

function* files(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) yield path;
  else for (const name of readdirSync(path).sort()) yield* files(join(path, name));
}

/** Fingerprint of everything that the built pages and the built server depend on; tests do not count. */
export function fingerprint(root) {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of files(join(root, source)))
      if (!/\.test\.tsx?$|\.sql$|\.md$/.test(file))
        hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest("hex");
}

/**
 * Builds the newsroom's pages and its server when anything they depend on has changed, each version in a folder of its own: a newsroom
 * that runs from here goes on serving the one it was started with. What is started from this process serves this one
 * (`GALLEY_NEXT`). Where that setting names a folder already, the build is kept there. `before` is called first where
 * something has to be built. Answers the folder.
 */
export function build(root, before = () => undefined) {
  const named = process.env.GALLEY_NEXT;
  const wanted = fingerprint(root);
  const folder = named || join(".next", "builds", wanted.slice(0, 16));
  const marker = join(root, folder, "built-from");
  const isBuilt = () => existsSync(marker) && readFileSync(marker, "utf8") === wanted;
  if (!isBuilt()) {
    before();
    const waiting = "Another start is building the pages in this folder: waiting for it …";
    const status = alone(root, "build", waiting, () => (isBuilt() ? 0 : make(root, folder, marker, wanted)));
    if (status !== 0) {
      console.error("The build did not finish. What went wrong stands above.");
      process.exit(status);
    }
  }
  process.env.GALLEY_NEXT = folder;
  if (named) return folder;
  // What the compiler remembers, a hundred megabytes, serves nobody: another version is built elsewhere.
  rmSync(join(root, folder, "cache", "turbopack"), { recursive: true, force: true });
  keepUsed(root, folder);
  nameNewest(root, folder);
  removeUnused(root);
  return folder;
}

function make(root, folder, marker, wanted) {
  say("Building the newsroom's pages (about half a minute) …");
  mkdirSync(join(root, folder), { recursive: true });
  // Over the marker of another version first: a build that breaks off must not pass for that one.
  writeFileSync(marker, "");
  const done = spawnSync(node24(root), [join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, GALLEY_NEXT: folder, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (done.status !== 0) return done.status ?? 1;
  const bundled = spawnSync(node24(root), [join(root, "scripts/steps/bundle.mjs"), folder], {
    cwd: root,
    stdio: "inherit",
  });
  if (bundled.status !== 0) return bundled.status ?? 1;
  writeFileSync(marker, wanted);
  return 0;
}
