import type { PaperFacts } from "#components/site/paper-facts.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { problemOf, type Problem } from "#lib/platform/problem.ts";
import { answer, type Answer } from "#lib/site/answer.ts";
import { ninjs } from "#lib/site/exchange/ninjs.ts";
import {
  exchangedPublication,
  exchangedPublications,
  type ExchangedPublication,
  type Position,
} from "#lib/site/reads/exchanged-publications.ts";
import { readable } from "#lib/site/reads/readable-publications.ts";

const AT_ONCE = 25;
/** Public data: any site's script may read it. */
const OPEN = { "access-control-allow-origin": "*" };

const json = (value: unknown, dates: { lastModified?: Date; changedAt?: Date } = {}): Answer =>
  answer({ type: "application/json; charset=utf-8", body: JSON.stringify(value), ...dates, headers: OPEN });

/** What went wrong, for programs (RFC 9457). */
export const problemAnswer = (problem: Problem): Answer =>
  answer({
    status: problem.status,
    type: "application/problem+json",
    body: JSON.stringify(problem),
    headers: OPEN,
  });

export const noSuchPublication = (): Answer =>
  problemAnswer(problemOf(new Refusal("not-found", "There is no publication with this id.")));

const cursorOf = ({ publishedAt, id }: ExchangedPublication): string =>
  Buffer.from(`${publishedAt.toISOString()} ${id}`).toString("base64url");

function positionOf(cursor: string): Position | null {
  const [at = "", id = "", ...rest] = Buffer.from(cursor, "base64url").toString("utf8").split(" ");
  const moment = new Date(at);
  const isWhole =
    /^\d{4}-[\dT:.-]+Z$/.test(at) && !Number.isNaN(moment.getTime()) && /^[\w-]{1,40}$/.test(id);
  return isWhole && rest.length === 0 ? { at: moment, id } : null;
}

/** The list of publications, newest first; `next` leads on to older ones. */
export async function publicationsAnswer(paper: PaperFacts, after: string | null): Promise<Answer> {
  const position = after === null ? null : positionOf(after);
  if (after !== null && !position)
    return problemAnswer(
      problemOf(
        new Refusal("bad-input", 'This cursor cannot be read. Take it from "next" of the list before.'),
      ),
    );
  const found = await exchangedPublications({ after: position, limit: AT_ONCE + 1 });
  const items = found.slice(0, AT_ONCE);
  const last = items.at(-1);
  return json({
    items: readable(items).map((publication) => ninjs(paper, publication)),
    next: found.length > AT_ONCE && last ? cursorOf(last) : null,
  });
}

/** One story as it is now, found by its own id or by that of any of its publications. */
export async function publicationAnswer(paper: PaperFacts, id: string): Promise<Answer> {
  const publication = await exchangedPublication(id);
  if (!publication) return noSuchPublication();
  if (publication.withdrawn)
    return problemAnswer({
      type: "urn:galley:problem:withdrawn",
      title: "withdrawn",
      status: 410,
      detail: "This story has been withdrawn and may not be used.",
    });
  return json(ninjs(paper, publication), {
    lastModified: publication.lastUpdatedAt,
    changedAt: publication.publishedAt,
  });
}
