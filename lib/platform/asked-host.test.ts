import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { hostname } from "node:os";
import { afterEach, expect, test } from "vitest";
import { wrongAddress } from "#lib/platform/asked-host.ts";
import { readConfig } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";
import { baseAddress } from "#lib/site/base-address.ts";

afterEach(() => void forget("settings"));

function asked(
  host: string,
  settings: Record<string, string>,
  url = "/desk",
  more: Record<string, string> = {},
) {
  put("settings", readConfig({ NODE_ENV: "test", ...settings }));
  const request = new IncomingMessage(new Socket());
  request.url = url;
  Object.assign(request.headers, { host, ...more });
  return request;
}
const answered = (host: string, settings: Record<string, string> = {}, url?: string) =>
  wrongAddress(asked(host, settings, url))?.status ?? 200;

test.each([
  ["https://desk.example", "desk.example", 200],
  ["https://desk.example", "DESK.example:443", 200],
  ["https://desk.example", "desk.example:80", 421],
  ["https://desk.example", "desk.example:3000", 421],
  ["https://desk.example:8443", "desk.example:8443", 200],
  // Proxies often pass on the name alone.
  ["https://desk.example:8443", "desk.example", 200],
  ["https://desk.example", "evil.example", 421],
  ["https://desk.example", "desk.example.evil.example", 421],
  ["https://desk.example", "localhost:3000", 421],
  ["https://desk.example", "127.0.0.1:3000", 421],
  ["http://localhost:4100", "localhost:4100", 200],
  ["http://localhost:4100", "127.0.0.1:4100", 421],
])("[O15] a newsroom at %s that is asked as %s answers %i", (publicUrl, host, status) => {
  expect(answered(host, { PUBLIC_URL: publicUrl })).toBe(status);
});

test.each([
  ["localhost:3000", 200],
  ["news.localhost", 200],
  ["127.0.0.1", 200],
  ["[::1]:3000", 200],
  ["192.168.1.20:3000", 200],
  ["203.0.113.9", 200],
  ["newsroom:3000", 200],
  [`${hostname()}.local`, 200],
  ["desk.lan", 200],
  ["galley.test", 200],
  ["news.house.example", 200],
  ["local.evil.example", 421],
  ["evil.example", 421],
  ["127.0.0.1.evil.example", 421],
  ["localhost.evil.example", 421],
])("[O15] a newsroom without a public address that is asked as %s answers %i", (host, status) => {
  expect(answered(host, { HOST: "news.house.example" })).toBe(status);
});

test("[O15] whatever watches the machine asks by any name", () => {
  for (const url of ["/healthz", "/readyz", "/healthz?x=1"])
    expect(answered("10.1.2.3:3000", { PUBLIC_URL: "https://desk.example" }, url)).toBe(200);
  expect(answered("10.1.2.3", { PUBLIC_URL: "https://desk.example" }, "/healthz/more")).toBe(421);
});

test.each([
  ["localhost:4000", {}, "http://localhost:4000"],
  ["192.168.1.20:3000", {}, "http://192.168.1.20:3000"],
  ["evil.example", {}, "http://localhost:3000"],
  ["newsroom", {}, "http://localhost:3000"],
  ["203.0.113.9", {}, "http://localhost:3000"],
  ["evil.example", { PUBLIC_URL: "https://desk.example" }, "https://desk.example"],
])("[O16] asked as %s with %o the paper says that it stands at %s", (host, settings, base) => {
  expect(baseAddress(asked(host, settings, "/"))).toBe(base);
});
