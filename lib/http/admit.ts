import type { IncomingMessage, ServerResponse } from "node:http";
import { bodyLimit, type BodyLimit } from "#lib/http/body-limits.ts";
import { closeUnread } from "#lib/http/closing.ts";
import { HeldBytes } from "#lib/http/held-bytes.ts";
import { hasBody, receiveBody, saysTooMuch, type Received } from "#lib/http/receive-body.ts";
import { wrongAddress } from "#lib/platform/asked-host.ts";
import { believeForwarded, clientAddress } from "#lib/platform/client-address.ts";
import { answerProblem, httpProblem, type Problem } from "#lib/platform/problem.ts";
import { headersOfEveryAnswer } from "#lib/platform/secure-headers.ts";
import { soundAddress } from "#lib/platform/sound-address.ts";

const MB = 1024 * 1024;
/** Of bodies that are not whole yet: of all people, and from one address (a newsroom often sits behind one). */
const held = new HeldBytes(64 * MB, 16 * MB);
export const heldBytes = (): number => held.all;
const coming = new WeakMap<IncomingMessage, { limit: BodyLimit; received: Promise<Received> }>();

/**
 * The first look at a request: its address, and what it says of its body. False when it has been answered. From here on
 * the body is counted; whoever wants it asks `bodyIsThere`.
 */
export function admit(request: IncomingMessage, response: ServerResponse): boolean {
  for (const [name, value] of Object.entries(headersOfEveryAnswer())) response.setHeader(name, value);
  believeForwarded(request);
  request.url = soundAddress(request.url ?? "/");
  const limit = bodyLimit(request.method ?? "GET", request.url);
  if (hasBody(request)) closeUnread(request, response);
  if (saysTooMuch(request, limit)) return refuseBody(response, tooLarge(limit));
  const wrong = wrongAddress(request);
  if (wrong) return refuseBody(response, wrong);
  if (!hasBody(request)) return true;
  const received = receiveBody(request, {
    limit,
    address: clientAddress(request),
    held,
    exceeded: (how) => {
      if (response.headersSent) response.destroy();
      else refuseBody(response, problemOfBody(how, limit));
    },
  });
  coming.set(request, { limit, received });
  return true;
}

/** Waits until the body is there, whole or streamed; false when it did not come as it may, and that has been answered. */
export async function bodyIsThere(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const body = coming.get(request);
  if (!body) return true;
  if (request.headers.expect !== undefined) response.writeContinue();
  const how = await body.received;
  if (how === "whole" || how === "streamed") return true;
  if (how !== "broken-off") refuseBody(response, problemOfBody(how, body.limit));
  return false;
}

function refuseBody(response: ServerResponse, problem: Problem): false {
  response.setHeader("connection", "close");
  answerProblem(response, problem);
  return false;
}

function problemOfBody(how: "too-large" | "too-slow" | "no-room", limit: BodyLimit): Problem {
  if (how === "too-large") return tooLarge(limit);
  if (how === "too-slow")
    return httpProblem(408, "too slow", "What was sent took too long to come. Please try again.");
  return httpProblem(503, "unavailable", "Too much is being sent at once. Please try again in a minute.");
}

const tooLarge = ({ bytes, sentence }: BodyLimit): Problem =>
  httpProblem(
    413,
    "too large",
    sentence ?? `This is more than this address takes (${Math.round(bytes / 1024)} KB).`,
  );
