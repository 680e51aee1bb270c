import type { ServerResponse } from "node:http";
import { isRefusal, type RefusalReason } from "#lib/platform/refusal.ts";
import { log } from "#lib/platform/log.ts";

const STATUS: Record<RefusalReason, number> = {
  "not-signed-in": 401,
  "code-needed": 401,
  "second-factor-needed": 403,
  "confirm-password": 403,
  "not-allowed": 403,
  "not-found": 404,
  "not-possible": 409,
  "changed-meanwhile": 409,
  "bad-input": 400,
  "too-large": 413,
  "too-many": 429,
  "no-room": 507,
  unavailable: 503,
};

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
}

/** A problem of HTTP itself rather than of what was asked. */
export const httpProblem = (status: number, title: string, detail: string): Problem => ({
  type: `urn:galley:problem:${title.replaceAll(" ", "-")}`,
  title,
  status,
  detail,
});

/** What is said of what nobody foresaw. */
export const UNEXPECTED: Problem = {
  type: "urn:galley:problem:unexpected",
  title: "unexpected",
  status: 500,
  detail: "Something went wrong on our side. Nothing was changed; please try again.",
};

/** What a program is told of something that went wrong (RFC 9457); nothing of the inside. */
export function problemOf(thrown: unknown): Problem {
  if (isRefusal(thrown))
    return {
      type: `urn:galley:problem:${thrown.reason}`,
      title: thrown.reason.replaceAll("-", " "),
      status: STATUS[thrown.reason],
      detail: thrown.message,
    };
  log().error({ err: thrown }, "unexpected");
  return UNEXPECTED;
}

/** Answers a program with a problem, outside the pages. */
export function answerProblem(response: ServerResponse, problem: Problem): void {
  const body = JSON.stringify(problem);
  response
    .writeHead(problem.status, {
      "content-type": "application/problem+json",
      "content-length": Buffer.byteLength(body),
      "cache-control": "no-store",
    })
    .end(body);
}

export const problemResponse = (thrown: unknown): Response => {
  const problem = problemOf(thrown);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
};
