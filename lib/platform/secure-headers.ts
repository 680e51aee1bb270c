import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { clientAddress } from "#lib/platform/client-address.ts";
import { settings } from "#lib/platform/settings.ts";

/** What a page of the newsroom may load and run: only our own, and scripts only with this request's nonce. */
export function contentSecurityPolicy(nonce: string, host: string, development: boolean): string {
  const sockets = /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "";
  return [
    "default-src 'self'",
    // The framework's scripts carry the nonce and may load their own chunks; nothing else runs.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // The control library writes inline styles; styles cannot run anything.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self' ${sockets}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * The headers of every answer, whoever makes it: nothing is guessed, framed or opened by others, and a newsroom on https
 * stays there. Pages of the newsroom and the paper replace the policy by their own.
 */
export function headersOfEveryAnswer(): Record<string, string> {
  const { publicUrl, hstsIncludesSubdomains } = settings();
  return {
    "content-security-policy":
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ...(publicUrl?.startsWith("https://")
      ? {
          "strict-transport-security": `max-age=31536000${hstsIncludesSubdomains ? "; includeSubDomains" : ""}`,
        }
      : {}),
  };
}

/**
 * The policy of the newsroom's own pages, and what they are told about the request.
 * What a client itself sends under these names is overwritten.
 */
export function secureHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  development: boolean,
): void {
  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce, request.headers.host ?? "", development);
  // The framework reads the nonce for its scripts from the request's policy.
  request.headers["content-security-policy"] = policy;
  delete request.headers["content-security-policy-report-only"];
  request.headers["x-nonce"] = nonce;
  request.headers["x-asked-path"] = askedPath(request.url ?? "/");
  request.headers["x-client-address"] = clientAddress(request);

  response.setHeader("content-security-policy", policy);
}

/** The page that was asked for, as a person would see its address (the framework adds a marker of its own). */
function askedPath(url: string): string {
  const address = URL.parse(`http://here.invalid${url}`);
  if (!address) return "/";
  address.searchParams.delete("_rsc");
  return address.pathname + address.search;
}
