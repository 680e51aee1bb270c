import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { answerHealth } from "#lib/database/health.ts";
import { useDatabase } from "#lib/database/testing.ts";
import { readConfig } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";

const { opened } = useDatabase();
const root = mkdtempSync(join(tmpdir(), "galley-ready-"));
let server: Server;
let url: string;
const dataFolder = (folder: string, keepFree?: string) =>
  put("settings", readConfig({ GALLEY_DATA: folder, GALLEY_KEEP_FREE_MB: keepFree }));

beforeAll(async () => {
  server = createServer((request, response) => void answerHealth(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  forget("settings");
  rmSync(root, { recursive: true, force: true });
});

const ready = async () => {
  const answer = await fetch(`${url}/readyz`);
  return { status: answer.status, type: answer.headers.get("content-type"), said: await answer.text() };
};
const unready = (detail: string) => ({
  status: 503,
  type: "application/problem+json",
  said: JSON.stringify({
    type: "urn:galley:problem:unavailable",
    title: "unavailable",
    status: 503,
    detail,
  }),
});

test("[O6] a newsroom whose database answers and whose disk takes words is ready, and leaves nothing there", async () => {
  dataFolder(root);
  expect(await ready()).toMatchObject({ status: 200, said: "ready\n" });
  expect(readdirSync(root)).toEqual([]);
});

test("[O6] it is not ready when its disk takes nothing or is almost full", async () => {
  writeFileSync(join(root, "a-file"), "");
  dataFolder(join(root, "a-file"));
  expect(await ready()).toMatchObject({ status: 503, said: expect.stringContaining("cannot be written to") });
  dataFolder(root, "1000000000");
  expect(await ready()).toEqual(unready("The disk of the data folder is almost full."));
});

test("[O6] it is not ready when its database does not answer, but alive", async () => {
  dataFolder(root);
  put("database", { database: { execute: () => Promise.reject(new Error("gone")) } });
  expect(await ready()).toEqual(unready("The database does not answer."));
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  put("database", opened());
});
