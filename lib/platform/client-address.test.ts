import type { IncomingHttpHeaders } from "node:http";
import { afterEach, expect, test } from "vitest";
import { believeForwarded, cameThroughProxy, clientAddress } from "#lib/platform/client-address.ts";
import { readConfig, UnusableSettings } from "#lib/platform/config.ts";
import { forget, put } from "#lib/platform/process.ts";
import { logTo } from "#lib/platform/log.ts";

afterEach(() => {
  for (const name of ["settings", "log", "warned-of-unnamed-proxy"]) forget(name);
});

const trust = (proxies: string, more: Record<string, string> = {}) =>
  put("settings", readConfig({ NODE_ENV: "test", TRUSTED_PROXIES: proxies, ...more }));
const from = (remoteAddress: string, headers: IncomingHttpHeaders = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as Parameters<typeof believeForwarded>[0];
const forwarded = (remoteAddress: string, entries: string) =>
  clientAddress(from(remoteAddress, { "x-forwarded-for": entries }));

test.each([
  ["nobody is named", "", "127.0.0.1", "203.0.113.9", "127.0.0.1"],
  ["a neighbour in the same network", "loopback", "10.0.0.7", "203.0.113.9", "10.0.0.7"],
  ["the proxy of this machine", "loopback", "127.0.0.1", "203.0.113.9", "203.0.113.9"],
  ["an IPv4 address written as IPv6", "10.0.0.7", "::ffff:10.0.0.7", "::ffff:203.0.113.9", "203.0.113.9"],
  ["what a client writes before the proxy's entry", "loopback", "::1", "1.1.1.1, 203.0.113.9", "203.0.113.9"],
  ["two proxies in a row", "loopback, 10.0.0.0/8", "::1", "1.1.1.1, 203.0.113.9, 10.2.3.4", "203.0.113.9"],
  ["an entry with a port", "loopback", "::1", "203.0.113.9:4711", "203.0.113.9"],
  ["IPv6 with brackets and a port", "loopback", "::1", "[2001:DB8::1]:4711", "2001:db8::1"],
  ["an entry that is no address", "loopback", "::1", "203.0.113.9, unknown", "::1"],
  ["nothing", "loopback", "::1", "", "::1"],
])("[O18] where a request comes from: %s", (_what, proxies, peer, entries, address) => {
  trust(proxies);
  expect(forwarded(peer, entries)).toBe(address);
});

const FORGED = {
  "x-forwarded-for": "203.0.113.9",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-forwarded-port": "443",
  forwarded: "for=203.0.113.9",
  "x-real-ip": "203.0.113.9",
};

test("[O18] what nobody trusted says of a request is taken out before anybody reads it, and it counts as passed on", () => {
  trust("10.0.0.7");
  const request = from("10.0.0.8", { host: "desk.example", ...FORGED });
  believeForwarded(request);
  expect(request.headers).toEqual({ host: "desk.example" });
  expect(cameThroughProxy(request)).toBe(true);
});

test("[O18] of what a trusted proxy says address, host and protocol are kept, each by its own last word", () => {
  trust("10.0.0.7");
  const request = from("10.0.0.7", {
    ...FORGED,
    host: "127.0.0.1:3000",
    "x-forwarded-proto": "http, https",
    "x-forwarded-host": "evil.example, desk.example",
  });
  believeForwarded(request);
  expect(request.headers).toEqual({
    host: "desk.example",
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-proto": "https",
  });
  expect(clientAddress(request)).toBe("203.0.113.9");
});

test("[O18] a proxy that is not named is warned of, once", () => {
  trust("", { PUBLIC_URL: "https://desk.example" });
  const said: string[] = [];
  put("log", logTo({ write: (line) => void said.push(line) }, "warn"));
  for (let i = 0; i < 3; i++) believeForwarded(from("10.0.0.7", { "x-forwarded-for": "203.0.113.9" }));
  expect(said).toHaveLength(1);
  expect(said[0]).toContain("TRUSTED_PROXIES is not set");
});

test("[O18] a proxy that is no address is refused at the start with a sentence", () => {
  expect(() => readConfig({ TRUSTED_PROXIES: "loopback, proxy.example" })).toThrow(UnusableSettings);
  expect(() => readConfig({ TRUSTED_PROXIES: "10.0.0.0/99" })).toThrow(/"10\.0\.0\.0\/99" is no address/);
});
