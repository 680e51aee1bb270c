import type { IncomingMessage, ServerResponse } from "node:http";
import { now } from "#lib/platform/clock.ts";
import { log } from "#lib/platform/log.ts";
import { problemOf } from "#lib/platform/problem.ts";
import { isRefusal } from "#lib/platform/refusal.ts";
import { settings } from "#lib/platform/settings.ts";
import type { Answer } from "#lib/site/answer.ts";
import { answerRoute } from "#lib/site/answer-route.ts";
import { baseAddress } from "#lib/site/base-address.ts";
import { problemAnswer } from "#lib/site/exchange/publications.ts";
import { brokenAnswer } from "#lib/site/pages/notices.ts";
import { isSection } from "#lib/site/reads/paper-facts.ts";
import { routeOf, type Route } from "#lib/site/route.ts";
import { sendAnswer } from "#lib/site/send-answer.ts";

const isForPrograms = (route: Route): boolean =>
  route.kind === "publications" ||
  route.kind === "publication" ||
  (route.kind === "nothing" && route.program);

const notAllowed = (): Answer => {
  const refused = problemAnswer({
    type: "urn:galley:problem:not-allowed",
    title: "not allowed",
    status: 405,
    detail: "The paper can only be read.",
  });
  return { ...refused, headers: { ...refused.headers, allow: "GET, HEAD" } };
};

/** What is said when the paper itself cannot say anything better; needs no database. */
function broken(route: Route, base: string, thrown: unknown): Answer {
  // Where a picture cannot be made just now a page would be of no use: the reader's page stands already.
  if (isForPrograms(route) || (route.kind === "media" && isRefusal(thrown)))
    return problemAnswer(problemOf(thrown));
  log().error({ err: thrown }, "a page of the paper could not be made");
  const { publicationName, locale, timezone } = settings();
  return brokenAnswer({
    name: publicationName ?? "The paper",
    sections: [],
    clock: { locale, timezone },
    base,
    now: now(),
  });
}

const pathOf = (url: URL): string => {
  try {
    return decodeURIComponent(url.pathname);
  } catch {
    return url.pathname;
  }
};

/** The address asked for; null when it is none (a request line can hold anything). */
const addressOf = (request: IncomingMessage): URL | null => URL.parse(`http://paper${request.url ?? "/"}`);

/** Answers a reader's request from publications; false when the address is not the paper's. */
export async function servePaper(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  if (!request.url?.startsWith("/")) return false;
  const url = addressOf(request);
  if (!url) return false;
  const path = pathOf(url);
  const route = await routeOf(path, url.searchParams, isSection);
  if (!route) return false;
  if (request.method !== "GET" && request.method !== "HEAD") {
    await sendAnswer(request, response, notAllowed());
    return true;
  }
  const base = baseAddress(request);
  let found: Answer;
  try {
    found = await answerRoute(route, path, base);
  } catch (thrown) {
    found = broken(route, base, thrown);
  }
  await sendAnswer(request, response, found);
  return true;
}
