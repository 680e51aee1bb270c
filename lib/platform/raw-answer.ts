import type { Duplex } from "node:stream";
import { STATUS_CODES } from "node:http";
import type { Problem } from "#lib/platform/problem.ts";
import { headersOfEveryAnswer } from "#lib/platform/secure-headers.ts";

/** How long a connection that is given up may go on sending, so that its end can read the answer; nobody keeps it. */
export const LINGER = 2_000;

/** The headers of every answer as they stand in one that is written by hand. */
export const rawHeaders = (): string =>
  Object.entries(headersOfEveryAnswer())
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join("");

/** Answers where there is no response to write to (a broken request, a refused upgrade), and closes the connection. */
export function answerRaw(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify(problem);
  socket.end(
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status] ?? ""}\r\n` +
      "content-type: application/problem+json\r\n" +
      `content-length: ${Buffer.byteLength(body)}\r\n` +
      `cache-control: no-store\r\nconnection: close\r\n${rawHeaders()}\r\n${body}`,
  );
  // Closed with words unread, the other end would lose the answer; never closed, it would keep the connection.
  socket.resume();
  const giveUp = setTimeout(() => socket.destroy(), LINGER).unref();
  socket.once("end", () => socket.destroy());
  socket.once("close", () => clearTimeout(giveUp));
}
