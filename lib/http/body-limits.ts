import { MAX_BYTES, SENTENCES } from "#lib/newsroom/pictures/accepted-pictures.ts";

/** What a request may bring to one address. */
export interface BodyLimit {
  /** Counted as they come, whatever the request says of its size. */
  bytes: number;
  /** Within which the whole body has come. */
  seconds: number;
  /** Handed on while it comes, because it is too large to be kept whole; other bodies are handed on once they are whole. */
  streamed?: true;
  /** For who brought too much. */
  sentence?: string;
}

const KB = 1024;
const MB = 1024 * KB;

const NOTHING: BodyLimit = { bytes: 0, seconds: 10, sentence: "A request that only reads brings no body." };
/** A form with a few fields. */
const SMALLEST: BodyLimit = { bytes: 16 * KB, seconds: 15 };
/** E-mail, password, code, a new person's details. */
const SIGN_IN: BodyLimit = { bytes: 64 * KB, seconds: 15 };
/** What the framework itself takes of a server action. */
const ACTION: BodyLimit = { bytes: 1 * MB, seconds: 60 };
/** The file's own limit and what a form adds around it. */
const UPLOAD: BodyLimit = {
  bytes: MAX_BYTES + 64 * KB,
  seconds: 300,
  streamed: true,
  sentence: SENTENCES.tooLarge,
};

/**
 * The limit of each route, the first that fits. A route that is not here takes the smallest, and what only reads takes
 * nothing: whoever adds a route that needs more adds a row.
 */
const ROUTES: readonly (readonly [method: string, path: RegExp, limit: BodyLimit])[] = [
  ["POST", /^\/api\/pictures$/, UPLOAD],
  ["PATCH", /^\/api\/pictures\/[^/]+$/, { bytes: 64 * KB, seconds: 15 }],
  ["POST", /^\/api\/stories\/[^/]+\/read$/, { bytes: 256 * KB, seconds: 30 }],
  ["POST", /^\/api\/auth\//, SIGN_IN],
  ["POST", /^\/(signin|setup)$/, SIGN_IN],
  ["POST", /^\/(join|password)\/[^/]+$/, SIGN_IN],
  ["POST", /^\/(desk|approvals|pictures|stories|admin)(\/|$)/, ACTION],
];

export function bodyLimit(method: string, url: string): BodyLimit {
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return NOTHING;
  const path = url.split("?")[0]!;
  return ROUTES.find(([its, pattern]) => its === method && pattern.test(path))?.[2] ?? SMALLEST;
}
