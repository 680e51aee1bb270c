import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Answer } from "#lib/site/answer.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const WORTH_COMPRESSING = /^(text\/|application\/(json|xml|[\w.-]+\+(xml|json)|problem))/;
const SMALL = 1024;

/** The best encoding that both sides know. */
export function encodingFor(accept: string | undefined): "br" | "gzip" | null {
  if (!accept) return null;
  const wished = new Map(
    accept.split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters
        .map((text) => /^\s*q=([\d.]+)/.exec(text)?.[1])
        .find((value) => value !== undefined);
      return [name, quality === undefined ? 1 : Number(quality)] as const;
    }),
  );
  const quality = (name: string) => wished.get(name) ?? wished.get("*") ?? 0;
  if (quality("br") > 0 && quality("br") >= quality("gzip")) return "br";
  return quality("gzip") > 0 ? "gzip" : null;
}

const compressed = (answer: Answer, encoding: "br" | "gzip"): Promise<Buffer> =>
  (answer.encoded[encoding] ??=
    encoding === "br"
      ? brotli(answer.body, {
          params: {
            [constants.BROTLI_PARAM_QUALITY]: 6,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: answer.body.length,
          },
        })
      : zip(answer.body, { level: 6 }));

/** Whether the reader has this already (RFC 9110: the tag decides when one is sent, else the date). */
function isKnown(request: IncomingMessage, answer: Answer, etag: string): boolean {
  const tags = request.headers["if-none-match"];
  if (tags !== undefined)
    return tags.trim() === "*" || tags.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
  const since = Date.parse(request.headers["if-modified-since"] ?? "");
  if (Number.isNaN(since) || !answer.changedAt) return false;
  // A typo put right moves no stamp, but the reader who only knows the date must still get the new words.
  return Math.floor(answer.changedAt.getTime() / 1000) * 1000 <= since;
}

/** Sends an answer: compressed as wished, or 304 when it is known already. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
): Promise<void> {
  const compressible =
    answer.body.length >= SMALL && WORTH_COMPRESSING.test(String(answer.headers["content-type"] ?? ""));
  const encoding = compressible ? encodingFor(String(request.headers["accept-encoding"] ?? "")) : null;
  const etag = `"${answer.tag}${encoding ? `-${encoding}` : ""}"`;
  const headers = { ...answer.headers, ...(answer.status === 200 ? { etag } : {}) };
  if (compressible) headers["vary"] = "accept-encoding";
  if (answer.status === 200 && isKnown(request, answer, etag)) {
    delete headers["content-type"];
    response.writeHead(304, headers).end();
    return;
  }
  const body = encoding ? await compressed(answer, encoding) : answer.body;
  if (encoding) headers["content-encoding"] = encoding;
  headers["content-length"] = body.length;
  response.writeHead(answer.status, headers);
  response.end(request.method === "HEAD" ? undefined : body);
}
