import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { alone } from "./alone.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "galley-alone-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const program = `
  const { alone } = await import(${JSON.stringify(join(import.meta.dirname, "alone.mjs"))});
  const { appendFileSync } = await import("node:fs");
  const { spawnSync } = await import("node:child_process");
  const [root] = process.argv.slice(1);
  const wrote = (line) => appendFileSync(root + "/work", line + "\\n");
  alone(root, "build", "waiting for another", () => {
    wrote("begun");
    // Held up like a start is by the program that it waits for.
    spawnSync(process.execPath, ["-e", "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)"]);
    wrote("done");
  });
`;

test("[O8] starts in one folder do their work one after another, and who waits says so", async () => {
  const starts = [1, 2, 3].map(() =>
    spawn(process.execPath, ["--input-type=module", "-e", program, root], {
      stdio: ["ignore", "pipe", "inherit"],
    }),
  );
  let said = "";
  for (const start of starts) start.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ends = await Promise.all(starts.map((start) => once(start, "close")));
  expect(ends.map(([code]) => code as number)).toEqual([0, 0, 0]);
  expect(readFileSync(join(root, "work"), "utf8")).toBe("begun\ndone\n".repeat(3));
  expect(said).toContain("waiting for another");
  expect(existsSync(join(root, ".galley", "build.lock"))).toBe(false);
});

test("[O8] what a start left that was ended is taken over, and work that fails leaves nothing", () => {
  mkdirSync(join(root, ".galley"));
  writeFileSync(join(root, ".galley", "build.lock"), "");
  expect(alone(root, "build", "waiting", () => "done", 600)).toBe("done");
  expect(() =>
    alone(root, "build", "waiting", () => {
      throw new Error("broken");
    }),
  ).toThrow("broken");
  expect(alone(root, "build", "waiting", () => "again")).toBe("again");
});
