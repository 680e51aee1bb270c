import { createHash } from "node:crypto";
import type { OutgoingHttpHeaders } from "node:http";

/** What is sent for an address: whole, with its strong tag, and compressed at the first wish. */
export interface Answer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** Without quotes; each encoding adds its own mark, because a strong tag names bytes. */
  tag: string;
  /** When the content last changed in any way, also in ways that move no stamp. */
  changedAt?: Date;
  encoded: { br?: Promise<Buffer>; gzip?: Promise<Buffer> };
}

export interface AnswerParts {
  status?: number;
  type: string;
  body: string | Buffer;
  /** As the reader is told: Last Updated. */
  lastModified?: Date;
  changedAt?: Date;
  /** Never out of date, because the address changes with the content. */
  immutable?: boolean;
  headers?: OutgoingHttpHeaders;
}

const REVALIDATE = "public, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";

export function answer(parts: AnswerParts): Answer {
  const body = typeof parts.body === "string" ? Buffer.from(parts.body, "utf8") : parts.body;
  const status = parts.status ?? 200;
  return {
    status,
    headers: {
      "content-type": parts.type,
      "cache-control": parts.immutable ? IMMUTABLE : status === 200 ? REVALIDATE : "no-store",
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      // Other sites and readers' programs may show the paper's pictures and read its feeds.
      "cross-origin-resource-policy": "cross-origin",
      ...(parts.lastModified ? { "last-modified": parts.lastModified.toUTCString() } : {}),
      ...parts.headers,
    },
    body,
    tag: createHash("sha256").update(body).digest("base64url").slice(0, 22),
    ...(parts.changedAt ? { changedAt: parts.changedAt } : {}),
    encoded: {},
  };
}

/** An answer that leads elsewhere for good. */
export const moved = (to: string): Answer =>
  answer({
    status: 301,
    type: "text/plain; charset=utf-8",
    body: `This stands at ${to} now.\n`,
    // A withdrawn or renamed story may move again: browsers ask each time.
    headers: { location: to, "cache-control": REVALIDATE },
  });
