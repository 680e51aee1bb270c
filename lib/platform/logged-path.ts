/** One-time links: whoever reads the log must not be able to use them. */
const SECRET = /^(\/+(?:join|password)\/+)[^/]+/;

/** A request's address as it may be logged: without its query, and without the secret of a one-time link. */
export const loggedPath = (url: string | undefined): string =>
  (url ?? "/").split(/[?#]/)[0]!.replace(SECRET, "$1…");
