/**
 * Runs the newsroom: installs and builds when needed, then serves.
 *   --demo   on a demonstration newsroom (`--fresh` makes it anew)
 *   --dev    from the sources, without a build
 */
import { spawn, spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "./steps/build.mjs";
import { serverProgram } from "./steps/builds.mjs";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";
import { refused } from "./steps/refused.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wants = (flag) => process.argv.includes(flag);
process.chdir(root);

process.env.NODE_ENV = wants("--dev") ? "development" : "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";
if (wants("--demo")) {
  process.env.GALLEY_DATA ||= "./data/demo";
  // Its sign-ins are published: only this machine reaches it, unless whoever starts it says otherwise.
  process.env.HOST ||= "127.0.0.1";
}

/** Nothing is installed or built under the feet of a newsroom that runs here; else the server itself says what is wrong. */
function mayBegin() {
  const sentence = refused(root, process.env);
  if (!sentence) return;
  console.error(sentence);
  process.exit(1);
}
install(root, mayBegin);
const folder = wants("--dev") ? undefined : build(root, mayBegin);

const typescript = ["--import", "tsx", "--disable-warning=ExperimentalWarning"];

if (wants("--demo")) {
  const seeded = spawnSync(
    node24(root),
    [...typescript, "scripts/demo.ts", ...(wants("--fresh") ? ["--fresh"] : [])],
    { stdio: "inherit" },
  );
  if (seeded.status !== 0) process.exit(seeded.status ?? 1);
}

const program = folder
  ? ["--disable-warning=ExperimentalWarning", serverProgram(root, folder)]
  : [...typescript, join(root, "server.ts")];
const server = spawn(node24(root), program, { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
// npm runs this through a shell, which dies of the signal that npm hands on and tells nobody.
if (process.env.npm_lifecycle_event) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && server.kill("SIGTERM"), 250).unref();
}
server.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 1)));
