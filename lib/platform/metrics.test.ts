import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "#lib/platform/config.ts";
import { answerMetrics, gauge, timings } from "#lib/platform/metrics.ts";
import { forget, put } from "#lib/platform/process.ts";

let server: Server;
let url: string;
beforeAll(async () => {
  put("settings", readConfig({ NODE_ENV: "test", GALLEY_METRICS_TOKEN: "a token" }));
  server = createServer((request, response) => void answerMetrics(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
});
afterAll(() => {
  server.close();
  forget("settings");
  forget("metrics");
});

test("[U23] this machine reads the figures of the process and of the newsroom", async () => {
  gauge("galley_open_stories", "Stories that are open.", () => 7);
  timings("galley_store_seconds", "Time of a commit of words.")(0.004);
  const answer = await fetch(url);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  expect(text).toContain("galley_open_stories 7");
  expect(text).toContain('galley_store_seconds_bucket{le="0.005"} 1');
  expect(text).toContain("process_resident_memory_bytes");
});

test.each([
  ["through a proxy", { "x-forwarded-for": "198.51.100.7" }, 403],
  ["with a wrong token", { authorization: "Bearer another" }, 403],
  [
    "through a proxy with the token",
    { "x-forwarded-for": "198.51.100.7", authorization: "Bearer a token" },
    200,
  ],
])("[U23] who asks for them %s is answered accordingly", async (_how, headers, status) => {
  const answer = await fetch(url, { headers: headers as Record<string, string> });
  expect(answer.status).toBe(status);
  if (status === 403)
    expect(await answer.json()).toMatchObject({
      type: "urn:galley:problem:not-allowed",
      detail: "Metrics are for this machine, or for whoever has the token.",
    });
});
