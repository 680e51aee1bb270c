/**
 * Everything that must hold: types, lint, import rules, unit tests on the embedded database and again on PostgreSQL
 * when it answers, and the scenarios in a browser against a production build. `--check` runs the fast part.
 * Needs only Node 20 and npm; ends with "N passed, N failed".
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { audit } from "./steps/audit.mjs";
import { build } from "./steps/build.mjs";
import { chromium } from "./steps/chromium.mjs";
import { install } from "./steps/install.mjs";
import { node24 } from "./steps/node24.mjs";
import { postgres } from "./steps/postgres.mjs";
import { say } from "./steps/say.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
install(root);

const node = node24(root);
const bin = (path) => join(root, "node_modules", path);
const reports = join(root, "test-results");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const quick = process.argv.includes("--check");
let passed = 0;
let failed = 0;
const notRun = [];

/** Runs one step and shows what it printed only when it fails, so that a failure is easy to find. */
const step = (name, args, env = {}, loud = false) =>
  new Promise((resolve) => {
    const began = Date.now();
    const child = spawn(node, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let printed = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => (loud ? process.stdout.write(chunk) : (printed += chunk)));
    child.on("exit", (code) => {
      const seconds = ((Date.now() - began) / 1000).toFixed(0);
      if (code !== 0 && !loud) process.stdout.write(printed);
      say(`${code === 0 ? "holds" : "FAILS"}: ${name} (${seconds} s)`);
      resolve(code === 0);
    });
  });
const counted = async (name, args, env) => {
  (await step(name, args, env)) ? passed++ : failed++;
};

/** Unit tests; every test counts. */
const unit = async (name, folders, env) => {
  const report = join(reports, `${name.replaceAll(/\W+/g, "-")}.json`);
  const args = [
    bin("vitest/vitest.mjs"),
    "run",
    ...folders,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  const ok = await step(name, args, env, true);
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
  passed += counts?.numPassedTests ?? 0;
  failed += (counts?.numFailedTests ?? 0) + (counts?.numFailedTestSuites && !counts.numFailedTests ? 1 : 0);
  if (!ok && !(counts?.numFailedTests > 0)) failed++;
};

// The fast part remembers what it has read; the whole reads everything anew, for what is remembered can be out of date.
const remembered = (name) => join(root, "node_modules/.cache", name);
const ifQuick = (...args) => (quick ? args : []);
/** One after the other; there are two such lanes because there are two cores. */
const lane = async (...steps) => {
  for (const one of steps) await one();
};
await Promise.all([
  lane(
    () =>
      counted("lint", [
        bin("eslint/bin/eslint.js"),
        ".",
        "--max-warnings",
        "0",
        ...ifQuick("--cache", "--cache-strategy", "content", "--cache-location", remembered("lint")),
      ]),
    () =>
      counted("import rules", [
        bin("dependency-cruiser/bin/dependency-cruiser.mjs"),
        "--config",
        ".dependency-cruiser.cjs",
        "app",
        "components",
        "lib",
        "server.ts",
        "start.ts",
      ]),
  ),
  lane(
    () =>
      counted("types", [
        bin("typescript/bin/tsc"),
        "--noEmit",
        ...ifQuick("--incremental", "--tsBuildInfoFile", remembered("types")),
      ]),
    () =>
      counted("format", [
        bin("prettier/bin/prettier.cjs"),
        "--check",
        ".",
        "--log-level",
        "warn",
        ...ifQuick("--cache", "--cache-location", remembered("format")),
      ]),
    () => counted("rules each have a test", ["scripts/rules.mjs", "--strict"]),
    () => counted("the import map in docs/architecture.md is today's", ["scripts/import-map.mjs", "--check"]),
  ),
]);

if (quick) {
  await unit("unit tests", ["lib/document", "lib/platform", "components"], { FUZZ_TIMES: "0.1" });
} else {
  const { grave = [], unknown } = audit(root);
  if (unknown) notRun.push(`the look for advisories about dependencies: ${unknown}`);
  else {
    grave.length === 0 ? passed++ : failed++;
    say(`${grave.length === 0 ? "holds" : "FAILS"}: no dependency has a grave advisory`);
    for (const line of grave) console.log(line);
  }
  await unit("unit tests (embedded database)", [], { DATABASE_URL: "" });
  const url = await postgres();
  if (url)
    await unit(
      "commands and live server (PostgreSQL)",
      ["lib/newsroom", "lib/collaboration", "lib/auth", "lib/database"],
      {
        DATABASE_URL: url,
      },
    );
  else notRun.push("the commands on PostgreSQL: none answers at 127.0.0.1:5432 and DATABASE_URL is not set");

  const browser = chromium();
  if (browser) {
    build(root);
    const report = join(reports, "scenarios.json");
    const ok = await step(
      "scenarios in Chromium",
      [bin("@playwright/test/cli.js"), "test", "--config", "e2e/playwright.config.ts"],
      { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report, NODE_OPTIONS: "--import tsx" },
      true,
    );
    const stats = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).stats : undefined;
    passed += stats?.expected ?? 0;
    failed += stats ? stats.unexpected + stats.flaky : 1;
    if (!ok && stats && stats.unexpected + stats.flaky === 0) failed++;
  } else {
    notRun.push("the scenarios in a browser: no Chromium was found and none could be installed");
    if (process.env.CI) failed++;
  }
}

for (const what of notRun) console.log(`NOT RUN: ${what}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
