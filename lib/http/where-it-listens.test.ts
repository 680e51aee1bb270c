import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { whereItListens } from "#lib/http/where-it-listens.ts";
import { readConfig } from "#lib/platform/config.ts";

const said = (settings: Record<string, string>) => whereItListens(readConfig(settings), 3000).join("\n");

test("[O20] a start says where it listens, and who reaches it unprotected", () => {
  expect(said({ HOST: "127.0.0.1" })).toBe("Galley listens on 127.0.0.1:3000.");
  expect(said({ HOST: "::1" })).toBe("Galley listens on [::1]:3000.");
  expect(said({})).toMatch(/every address of this machine\.\nOther machines reach it without https/);
  expect(said({ PUBLIC_URL: "https://desk.example" })).toMatch(/TRUSTED_PROXIES is not set/);
  expect(said({ PUBLIC_URL: "https://desk.example", TRUSTED_PROXIES: "loopback" })).not.toMatch(
    /not set|https/,
  );
});

test("[O20] the demonstration listens on this machine only, unless HOST says otherwise", () => {
  const start = readFileSync("scripts/start.mjs", "utf8");
  const demo = /if \(wants\("--demo"\)\) \{([^}]*)\}/.exec(start)?.[1];
  expect(demo).toContain('process.env.HOST ||= "127.0.0.1"');
});
