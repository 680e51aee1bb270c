import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { build } from "esbuild";
import { sourcePlace } from "./source-places.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "galley-places-"));
  writeFileSync(
    join(folder, "asked.ts"),
    'interface Asked {\n  a: 1;\n}\n\nexport function ask(_: Asked): never {\n  throw new Error("asked");\n}\n',
  );
  const outfile = join(folder, "built", "asked.mjs");
  await build({ entryPoints: [join(folder, "asked.ts")], outfile, format: "esm", sourcemap: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("[O36] a stack names the place in the source, and any other place as it is", () => {
  const built = join(folder, "built", "asked.mjs");
  expect(sourcePlace(`ask (file://${built}:2:9)`)).toBe("ask (asked.ts:6:9)");
  expect(sourcePlace(`ask (${built}:2:9)`)).toBe("ask (asked.ts:6:9)");
  expect(sourcePlace(`ask (${folder}/none.mjs:2:9)`)).toBe(`ask (${folder}/none.mjs:2:9)`);
  expect(sourcePlace("node:internal/process:1:1")).toBe("node:internal/process:1:1");
});
