import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeDataFolder } from "#lib/platform/data-folder.ts";

let folder: string;
let started: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "galley-folder-"));
});
afterEach(async () => {
  for (const child of started) await end(child);
  started = [];
  rmSync(folder, { recursive: true, force: true });
});

const program = join(import.meta.dirname, "testing/take-data-folder.ts");

/** Another process that takes the folder; what it says of it. */
async function another(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, folder], { stdio: ["pipe", "pipe", "inherit"] });
  started.push(child);
  const [said] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return { child, said };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

const refusal = (holder: string) =>
  `Another Galley${holder} is using ${folder}. Stop it first, or choose another folder with GALLEY_DATA.`;

test("[S21] a data folder that another process uses is refused with a sentence", async () => {
  const { child, said } = await another();
  expect(said).toBe("taken");
  expect(() => takeDataFolder(folder)).toThrow(refusal(` (process ${child.pid})`));
});

test("[S21] it is refused whatever number stands in it: another container's processes have the same ones", async () => {
  const { said } = await another();
  expect(said).toBe("taken");
  writeFileSync(join(folder, "in-use-by"), String(process.pid));
  expect(() => takeDataFolder(folder)).toThrow(refusal(` (process ${process.pid})`));
  rmSync(join(folder, "in-use-by"));
  expect(() => takeDataFolder(folder)).toThrow(refusal(""));
});

test("[S21] it is refused in the process that has it, too", () => {
  const release = takeDataFolder(folder);
  expect(() => takeDataFolder(folder)).toThrow(refusal(` (process ${process.pid})`));
  release();
  takeDataFolder(folder)();
});

test("[S21] what a killed process left is free at once, also when somebody else has its number by now", async () => {
  const { child, said } = await another();
  expect(said).toBe("taken");
  await end(child);
  writeFileSync(join(folder, "in-use-by"), String(process.ppid));
  const release = takeDataFolder(folder);
  expect(readFileSync(join(folder, "in-use-by"), "utf8")).toBe(String(process.pid));
  release();
  release();
  expect(existsSync(join(folder, "in-use-by"))).toBe(false);
});

test("[S21] of several that start at the same instant exactly one has it", async () => {
  const said = (await Promise.all([another(), another(), another(), another()])).map((one) => one.said);
  expect(said.filter((line) => line === "taken")).toHaveLength(1);
  expect(said.filter((line) => line.startsWith("Another Galley"))).toHaveLength(3);
});
