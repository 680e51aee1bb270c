import { inspect } from "node:util";

/** What is written of something that was thrown. */
export interface LoggedError {
  type: string;
  code?: string;
  constraint?: string;
  message: string;
  /** Where it was thrown: names and places, no values. */
  stack: string;
  cause?: LoggedError;
}

interface FailedQuery extends Error {
  query: string;
  params: unknown[];
}

const isFailedQuery = (thrown: object): thrown is FailedQuery => "query" in thrown && "params" in thrown;

/**
 * What the log gets of an error, in place of the error itself. A failed query carries everything that was to be stored, in
 * its message, in its stack and beside them: password hashes, session ids, the words of a story. The database's own
 * `detail` names values too. Of all that only the kind, the code and the database's sentence are kept.
 */
export function loggedError(thrown: unknown, depth = 0): LoggedError {
  if (typeof thrown !== "object" || thrown === null)
    return { type: typeof thrown, message: String(thrown), stack: "" };
  const error = thrown as Partial<Error> & { code?: unknown; constraint?: unknown };
  const message = isFailedQuery(thrown) ? "a query failed" : String(error.message ?? "");
  return {
    type: thrown.constructor.name,
    ...(error.code === undefined ? {} : { code: String(error.code) }),
    ...(error.constraint === undefined ? {} : { constraint: String(error.constraint) }),
    message,
    stack: placesIn(error.stack ?? ""),
    // Errors that name each other as their cause would go on for ever.
    ...(error.cause && depth < 5 ? { cause: loggedError(error.cause, depth + 1) } : {}),
  };
}

/** A stack without its first lines, which repeat the message. */
const placesIn = (stack: string): string =>
  stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");

/**
 * Makes the errors of this class print like that wherever they are printed: what a page throws is written to the terminal
 * by the framework and not by us.
 */
export function printWithoutValues(errors: { prototype: Error }): void {
  Object.defineProperty(errors.prototype, inspect.custom, {
    configurable: true,
    value(this: Error) {
      return errorText(this);
    },
  });
}

/** The same for a terminal. */
export const errorText = (thrown: unknown): string => textOf(loggedError(thrown));

const textOf = ({ type, code, message, stack, cause }: LoggedError): string =>
  `${type}: ${message}${code ? ` (${code})` : ""}${stack && `\n${stack}`}${cause ? `\ncaused by ${textOf(cause)}` : ""}`;
