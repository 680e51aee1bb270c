import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { believeForwarded } from "#lib/platform/client-address.ts";
import { readConfig } from "#lib/platform/config.ts";
import { answerMetrics, gauge, timings } from "#lib/platform/metrics.ts";
import { forget, put } from "#lib/platform/process.ts";

const METRICS = "Metrics are for whoever has the token; without one they are for this machine only.";
let server: Server;
let port: number;
beforeAll(async () => {
  server = createServer((request, response) => {
    believeForwarded(request);
    void answerMetrics(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  forget("settings");
  forget("metrics");
});

const ask = (settings: Record<string, string>, headers: Record<string, string> = {}) => {
  put("settings", readConfig({ NODE_ENV: "test", ...settings }));
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    request({ port, host: "127.0.0.1", path: "/metrics", headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on("error", reject)
      .end();
  });
};

test("[U23] without a token this machine reads the figures of the process and of the newsroom", async () => {
  gauge("galley_open_stories", "Stories that are open.", () => 7);
  timings("galley_store_seconds", "Time of a commit of words.")(0.004);
  const { status, text } = await ask({});
  expect(status).toBe(200);
  expect(text).toContain("galley_open_stories 7");
  expect(text).toContain('galley_store_seconds_bucket{le="0.005"} 1');
  expect(text).toContain("process_resident_memory_bytes");
});

const TOKEN = { GALLEY_METRICS_TOKEN: "a token" };
test.each([
  ["without a token, through a proxy", {}, { "x-forwarded-for": "198.51.100.7" }, 403],
  ["without a token, through a proxy that says so otherwise", {}, { via: "1.1 proxy" }, 403],
  [
    "without a token, through a trusted proxy",
    { TRUSTED_PROXIES: "loopback" },
    { "x-forwarded-for": "127.0.0.1" },
    403,
  ],
  ["without a token, by a name that leads here", {}, { host: "evil.example" }, 403],
  ["without a token, by an address of the network", {}, { host: "192.168.1.20" }, 403],
  ["without a token set, with one", {}, { host: "evil.example", authorization: "Bearer a token" }, 403],
  ["without the token, from this machine", TOKEN, {}, 403],
  ["with a wrong token", TOKEN, { authorization: "Bearer another" }, 403],
  ["with the token", TOKEN, { authorization: "Bearer a token" }, 200],
  [
    "with the token, through a proxy and by another name",
    TOKEN,
    { "x-forwarded-for": "198.51.100.7", host: "evil.example", authorization: "Bearer a token" },
    200,
  ],
] as [string, Record<string, string>, Record<string, string>, number][])(
  "[U23] who asks for them %s is answered accordingly",
  async (_how, settings, headers, status) => {
    const answer = await ask(settings, headers);
    expect(answer.status).toBe(status);
    if (status === 403)
      expect(JSON.parse(answer.text)).toMatchObject({
        type: "urn:galley:problem:not-allowed",
        detail: METRICS,
      });
  },
);
