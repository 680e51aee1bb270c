import { existsSync } from "node:fs";
import { join } from "node:path";

/** The Node that Galley runs on: the one among its dependencies, whatever is installed on the machine. */
export function node24(root) {
  const own = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(own)) return own;
  const major = Number(process.versions.node.split(".")[0]);
  if (major >= 24) return process.execPath;
  console.error("Node 24 was not found among the dependencies. Delete node_modules and start again.");
  process.exit(1);
}
