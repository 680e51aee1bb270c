import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress } from "#lib/platform/client-address.ts";
import { loggedPath } from "#lib/platform/logged-path.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { settings } from "#lib/platform/settings.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether the browser says that a page of this very newsroom asks. No `Origin` means that nobody says so. */
export function isSameOrigin(request: Pick<IncomingMessage, "headers">): boolean {
  const { origin, host } = request.headers;
  if (!origin) return request.headers["sec-fetch-site"] === "same-origin";
  const { publicUrl } = settings();
  if (publicUrl) return origin === new URL(publicUrl).origin;
  return Boolean(host) && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * Refuses what would change something and does not come from our own pages; true when it has answered.
 * The sign-in route carries its own token against forged requests, so there only a foreign origin is refused;
 * programs (`/api/v1`) bring a bearer token instead of a cookie.
 */
export function refuseForeignRequest(request: IncomingMessage, response: ServerResponse): boolean {
  if (READING.has(request.method ?? "GET") || isSameOrigin(request)) return false;
  const path = request.url ?? "/";
  if (path.startsWith("/api/v1/")) return false;
  if (path.startsWith("/api/auth/") && !request.headers.origin && !request.headers["sec-fetch-site"])
    return false;
  logSecurity("foreign-request", { address: clientAddress(request), what: loggedPath(path) });
  const body = JSON.stringify({
    type: "urn:galley:problem:foreign-origin",
    title: "foreign origin",
    status: 403,
    detail: "This request does not come from a page of this newsroom, so nothing was changed.",
  });
  response.writeHead(403, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    connection: "close",
  });
  response.end(body);
  return true;
}
