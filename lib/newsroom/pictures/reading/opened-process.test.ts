import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { OpenedProcess } from "#lib/newsroom/pictures/reading/opened-process.ts";
import { plainPicture } from "#lib/newsroom/pictures/testing/plain-picture.ts";

const folder = mkdtempSync(join(tmpdir(), "galley-process-"));
const path = join(folder, "a.jpg");
writeFileSync(path, await plainPicture({ width: 6_000, height: 5_000 }));
const opened = new OpenedProcess();
afterAll(() => {
  opened.end();
  rmSync(folder, { recursive: true });
});

test("[P24] a process that takes too long is ended and says so, and the next task has another one", async () => {
  await opened.ask({ kind: "judge", path }, 60_000);
  await expect(opened.ask({ kind: "judge", path }, 1)).rejects.toMatchObject({ fault: "too-slow" });
  expect(await opened.ask({ kind: "judge", path }, 60_000)).toEqual({ width: 6_000, height: 5_000 });
});

test("[P24] a process that ends is known at once, and harms nothing but its task", async () => {
  const asked = opened.ask({ kind: "judge", path }, 60_000);
  opened.end();
  await expect(asked).rejects.toMatchObject({ fault: "ended" });
  expect(await opened.ask({ kind: "judge", path }, 60_000)).toEqual({ width: 6_000, height: 5_000 });
});
