import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { say } from "./say.mjs";

// The one without windows first: the same engine, and scenarios with five people in windows of their own take a third less time.
const KNOWN = [
  process.env.CHROMIUM,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const found = () => KNOWN.find((path) => path && existsSync(path));

/** A Chromium for the browser tests: the machine's own, else installed where that can be done; else undefined. */
export function chromium() {
  const own = found();
  if (own) return own;
  if (process.platform === "linux" && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    say("Installing Chromium for the browser tests …");
    const quiet = {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    };
    spawnSync("apt-get", ["update"], quiet);
    for (const name of ["chromium-headless-shell", "chromium"])
      if (!found()) spawnSync("apt-get", ["install", "-y", "--no-install-recommends", name], quiet);
  }
  return found();
}
