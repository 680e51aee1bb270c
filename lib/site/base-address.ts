import type { IncomingMessage } from "node:http";
import { mayBeQuoted } from "#lib/platform/own-host.ts";
import { settings } from "#lib/platform/settings.ts";

/**
 * Where readers find this paper, without a slash at the end: as set, else as this request found it, when that is an address
 * of this machine. Whatever else a stranger writes into a request is never written into a page. `X-Forwarded-Proto` is
 * there only when a trusted proxy wrote it (lib/platform/client-address.ts).
 */
export function baseAddress(request: IncomingMessage): string {
  const { publicUrl, port } = settings();
  if (publicUrl) return publicUrl;
  if (!mayBeQuoted(request)) return `http://localhost:${port}`;
  const isSecure = request.headers["x-forwarded-proto"] === "https";
  return `${isSecure ? "https" : "http"}://${request.headers.host!.toLowerCase()}`;
}
