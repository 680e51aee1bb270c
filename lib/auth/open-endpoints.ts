/**
 * The endpoints of the sign-in library that are used: by the newsroom's pages, and by programs that sign in as a person
 * does. The rest (its own pages, other providers, its log) is closed; a new provider adds its rows.
 */
const OPEN: ReadonlySet<string> = new Set([
  "GET csrf",
  "GET session",
  "POST callback/credentials",
  "POST signout",
]);

/** Whether the library is asked at all. `parts` is the address after /api/auth/. */
export const isOpenEndpoint = (method: string, parts: readonly string[]): boolean =>
  OPEN.has(`${method === "HEAD" ? "GET" : method} ${parts.join("/")}`);
