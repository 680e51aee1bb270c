import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { settings } from "#lib/platform/settings.ts";

const NEAR = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd][0-9a-f]{2}:)/i;

/**
 * Where a request comes from. `X-Forwarded-For` is believed only when the newsroom has a public address (so a proxy
 * stands before it) and the request comes from nearby, and then only its last entry: the rest anyone can write.
 */
export function clientAddress(request: IncomingMessage): string {
  const direct = (request.socket.remoteAddress ?? "unknown").replace(/^::ffff:/, "");
  const forwarded = request.headers["x-forwarded-for"];
  if (!settings().publicUrl || !forwarded || !NEAR.test(direct)) return direct;
  const last = String(forwarded).split(",").at(-1)?.trim() ?? "";
  return isIP(last) ? last : direct;
}
