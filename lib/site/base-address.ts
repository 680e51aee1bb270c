import type { IncomingMessage } from "node:http";
import { settings } from "#lib/platform/settings.ts";

const HOST = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Where readers find this paper, without a slash at the end: as set, else as this request found it. */
export function baseAddress(request: IncomingMessage): string {
  const { publicUrl, port } = settings();
  if (publicUrl) return publicUrl;
  const host = request.headers.host ?? "";
  const forwarded = String(request.headers["x-forwarded-proto"] ?? "")
    .split(",")[0]
    ?.trim();
  return `${forwarded === "https" ? "https" : "http"}://${HOST.test(host) ? host.toLowerCase() : `localhost:${port}`}`;
}
