import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "#lib/platform/log.ts";
import { loggedPath } from "#lib/platform/logged-path.ts";
import { answerProblem, UNEXPECTED } from "#lib/platform/problem.ts";

/** Where programs ask: they get a problem, people a sentence. */
const FOR_PROGRAMS = /^\/(api|media)\/|^\/(healthz|readyz|metrics)$/;

/** Answers a request whose own answer broke. An answer that has begun is broken off, so that nobody takes it for a whole one. */
export function answerBroken(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
  const path = loggedPath(request.url);
  log().error({ err: thrown, path }, "request failed");
  // What was answered before it broke (a body over its limit) is a whole answer.
  if (response.writableEnded) return;
  if (response.headersSent) response.destroy();
  else if (FOR_PROGRAMS.test(path)) answerProblem(response, UNEXPECTED);
  else
    response
      .writeHead(UNEXPECTED.status, {
        "content-type": "text/plain; charset=utf-8",
        "cache-control": "no-store",
      })
      .end(`${UNEXPECTED.detail}\n`);
}
