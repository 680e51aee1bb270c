import { isIP } from "node:net";
import type { Config } from "#lib/platform/config.ts";
import { isLoopbackHost } from "#lib/platform/own-host.ts";

/** What whoever starts the newsroom should know of who reaches it. */
export function whereItListens(config: Config, port: number): string[] {
  const { host, publicUrl, trustedProxies } = config;
  const isEverywhere = host === "0.0.0.0" || host === "::";
  const shown = isIP(host) === 6 ? `[${host}]` : host;
  const lines = [
    isEverywhere
      ? `Galley listens on port ${port} of every address of this machine.`
      : `Galley listens on ${shown}:${port}.`,
  ];
  if (!publicUrl && !isLoopbackHost(shown))
    lines.push(
      "Other machines reach it without https. Set HOST=127.0.0.1 to keep it to this machine, or PUBLIC_URL once a proxy stands before it.",
    );
  if (publicUrl?.startsWith("https:") && trustedProxies.length === 0)
    lines.push(
      "PUBLIC_URL is https and TRUSTED_PROXIES is not set: everybody who comes through the proxy counts as one address.",
    );
  return lines;
}
