import type { IncomingMessage } from "node:http";
import type { BodyLimit } from "#lib/http/body-limits.ts";
import type { HeldBytes } from "#lib/http/held-bytes.ts";

/** How a body came: whole, still coming (where it is handed on as it comes), or not, and why. */
export type Received = "whole" | "streamed" | "too-large" | "too-slow" | "no-room" | "broken-off";

/** What a request says of its body before a byte of it has come. */
export const hasBody = ({ headers }: Pick<IncomingMessage, "headers">): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/** Whether a request says by itself that it brings too much. The parser has refused lengths that are no numbers. */
export const saysTooMuch = ({ headers }: Pick<IncomingMessage, "headers">, { bytes }: BodyLimit): boolean =>
  Number(headers["content-length"] ?? 0) > bytes ||
  (bytes === 0 && headers["transfer-encoding"] !== undefined);

interface Receiving {
  limit: BodyLimit;
  address: string;
  held: HeldBytes;
  /** More came of a body that is being handed on, or for longer, than may; called once. */
  exceeded: (how: "too-large" | "too-slow") => void;
}

/**
 * Counts a body as it comes, at the one place where the parser hands it over: a stream in between would have to stand in for
 * the request everywhere, and a listener would take the words from whoever reads them. A body that is not streamed is kept
 * until it is whole and only then given to the request, so that nobody begins to work on one that turns out too large.
 * To be called as soon as the request is there, before the first byte can come.
 */
export function receiveBody(request: IncomingMessage, receiving: Receiving): Promise<Received> {
  return receiving.limit.streamed ? streamBody(request, receiving) : holdBody(request, receiving);
}

function holdBody(request: IncomingMessage, { limit, address, held }: Receiving): Promise<Received> {
  const give = request.push.bind(request);
  let pieces: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    let isOver = false;
    const end = (how: Received) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(slow);
      if (how !== "whole") letGo();
      resolve(how);
    };
    const letGo = () => {
      pieces = [];
      held.giveBack(address, bytes);
      bytes = 0;
    };
    const slow = setTimeout(() => end("too-slow"), limit.seconds * 1_000).unref();
    // A whole body counts until its request has been read.
    request.once("close", () => {
      end("broken-off");
      letGo();
    });
    request.push = (piece: Buffer | null) => {
      if (piece === null) {
        for (const its of pieces) give(its);
        pieces = [];
        give(null);
        end("whole");
        return true;
      }
      // What comes after the end is let go of: the answer is on its way, and the connection ends with it.
      if (isOver) return true;
      if (bytes + piece.length > limit.bytes) end("too-large");
      else if (!held.take(address, piece.length)) end("no-room");
      else {
        bytes += piece.length;
        pieces.push(piece);
      }
      return true;
    };
  });
}

function streamBody(request: IncomingMessage, { limit, exceeded }: Receiving): Promise<Received> {
  const give = request.push.bind(request);
  let bytes = 0;
  let isOver = false;
  const end = (how: "too-large" | "too-slow") => {
    isOver = true;
    exceeded(how);
    // Who reads it is told by an error. As a request ends by itself it would take its connection along, and the answer.
    request._destroy = (error, done) => done(error);
    request.on("error", () => undefined);
    request.destroy(new Error("The body is over its limit."));
  };
  const slow = setTimeout(() => !isOver && end("too-slow"), limit.seconds * 1_000).unref();
  request.once("close", () => clearTimeout(slow));
  request.push = (piece: Buffer | null) => {
    if (isOver) return true;
    if (piece === null) {
      isOver = true;
      clearTimeout(slow);
      return give(null);
    }
    bytes += piece.length;
    if (bytes <= limit.bytes) return give(piece);
    end("too-large");
    return true;
  };
  return Promise.resolve("streamed");
}
