import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { node24 } from "./node24.mjs";

const REFUSED = 3;

/**
 * Why a start with these settings would be refused, or undefined. Asked before anything is installed or built, because
 * that would be done under the feet of the newsroom that is running. Before the first installation nobody can be asked.
 */
export function refused(root, env) {
  if (!existsSync(join(root, "node_modules", "node"))) return undefined;
  const asked = spawnSync(node24(root), ["scripts/data-folder-free.ts"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  return asked.status === REFUSED ? asked.stderr.trim() : undefined;
}
