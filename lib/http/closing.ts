import type { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { LINGER } from "#lib/platform/raw-answer.ts";

/**
 * Ends connections whose body was not read to its end. Closed at once, the other end would get a reset in the midst of its
 * sending and often no answer; kept, it could go on sending for as long as it likes. So it is read on for a moment, kept
 * by nobody, and then ended.
 */
export function closeUnread(request: IncomingMessage, response: ServerResponse): void {
  const { socket } = request;
  // What the server calls after an answer that ends its connection.
  socket.destroySoon = () => {
    if (request.complete) return Socket.prototype.destroySoon.call(socket);
    socket.end();
    readOut(request);
  };
  response.once("finish", () => {
    if (!request.complete) readOut(request);
  });
}

const beingReadOut = new WeakSet<IncomingMessage>();

function readOut(request: IncomingMessage): void {
  if (beingReadOut.has(request)) return;
  beingReadOut.add(request);
  const { socket } = request;
  const give = request.push.bind(request);
  request.push = (piece) => (piece === null ? give(null) : true);
  socket.resume();
  const giveUp = setTimeout(() => !request.complete && socket.destroy(), LINGER).unref();
  socket.once("close", () => clearTimeout(giveUp));
}
