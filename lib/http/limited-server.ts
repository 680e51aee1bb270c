import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { admit, heldBytes } from "#lib/http/admit.ts";
import { answerBroken } from "#lib/platform/answer-broken.ts";
import { gauge } from "#lib/platform/metrics.ts";
import { answerProblem, httpProblem, type Problem } from "#lib/platform/problem.ts";
import { answerRaw } from "#lib/platform/raw-answer.ts";

export const SERVER_LIMITS = {
  /** Cookies and the longest address together. */
  maxHeaderSize: 16 * 1024,
  /** From the connection, or the answer before, to the last header. */
  headersTimeout: 15_000,
  /** Until the last byte of the body; each route has a shorter one of its own (body-limits.ts). */
  requestTimeout: 300_000,
  /** Longer than proxies keep theirs, so that it is not this end that closes under a request on its way. */
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
};
/** Nothing was sent or read for so long: whoever does not read an answer does not keep it. Announcements beat every 25 s. */
const IDLE = 120_000;
const MOST_CONNECTIONS = 10_000;

/** An HTTP server on which everything that comes in has a limit, and every answer the headers of every answer. */
export function limitedServer(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  limits: Partial<typeof SERVER_LIMITS> = {},
): Server {
  const take: RequestListener = (request, response) => {
    void (async () => {
      try {
        if (admit(request, response)) await answer(request, response);
      } catch (thrown) {
        answerBroken(request, response, thrown);
      }
    })();
  };
  // A missing host is answered by ourselves, like every other mistake.
  const server = createServer({ ...SERVER_LIMITS, ...limits, requireHostHeader: false }, take);
  gauge("galley_held_body_bytes", "Bytes of bodies that are not read yet.", heldBytes);
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE);
  // Whoever asks before sending a body is told to go on only once it is wanted (receive-body.ts).
  server.on("checkContinue", take);
  server.on("checkExpectation", (request, response) => {
    if (admit(request, response)) answerProblem(response, BAD_EXPECTATION);
  });
  server.on("clientError", (error, socket) => answerUnreadable(error, socket as Socket));
  return server;
}

const BAD_EXPECTATION = httpProblem(417, "expectation failed", "What this request expects is not done here.");

const UNREADABLE: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: httpProblem(431, "headers too large", "The headers of this request are too large."),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: httpProblem(413, "too large", "The pieces of this request say too much."),
  ERR_HTTP_REQUEST_TIMEOUT: httpProblem(408, "too slow", "This request took too long to come."),
};
const BROKEN = httpProblem(400, "bad request", "This request cannot be read as HTTP.");

const given = new WeakSet<Socket>();

/** What the parser could not read, or did not get in time. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  // Each further piece is unreadable too; the answer has been given.
  if (given.has(socket)) return;
  given.add(socket);
  // Into the midst of another answer nothing can be written.
  const other = (socket as { _httpMessage?: ServerResponse })._httpMessage;
  if (error.code === "ECONNRESET" || !socket.writable || other?.headersSent) return void socket.destroy();
  answerRaw(socket, UNREADABLE[error.code ?? ""] ?? BROKEN);
}
