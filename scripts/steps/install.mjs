import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./alone.mjs";
import { say } from "./say.mjs";

/**
 * Installs the dependencies when the lock file has changed since they were installed; `before` is called first, if so. Needs only
 * Node 20 and npm.
 */
export function install(root, before = () => undefined) {
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const marker = join(root, "node_modules", ".galley-installed");
  const isInstalled = () => existsSync(marker) && readFileSync(marker, "utf8") === wanted;
  if (isInstalled()) return;
  before();
  const status = alone(
    root,
    "install",
    "Another start is installing in this folder: waiting for it …",
    () => {
      if (isInstalled()) return 0;
      say("Installing what Galley is built on (a minute or two the first time) …");
      const done = spawnSync("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], {
        cwd: root,
        stdio: "inherit",
        shell: process.platform === "win32",
      });
      if (done.status !== 0) return done.status ?? 1;
      mkdirSync(join(root, "node_modules"), { recursive: true });
      writeFileSync(marker, wanted);
      return 0;
    },
  );
  if (status === 0) return;
  console.error("The installation did not finish. What npm said stands above.");
  process.exit(status);
}
