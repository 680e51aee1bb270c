/** First words of addresses that are the newsroom's own; nobody but who works there has anything to read under them. */
export const NEWSROOM_PATHS: readonly string[] = [
  ...[
    "_next",
    "admin",
    "api",
    "approvals",
    "collaboration",
    "desk",
    "healthz",
    "join",
    "metrics",
    "password",
  ],
  ...["pictures", "readyz", "setup", "signin", "signout", "stories", "wire"],
];

/** First words of the paper's own addresses that are no section, with those that files for readers are called by. */
const PAPER_PATHS = [
  ...["atom", "corrections", "favicon", "feed", "fonts", "media", "news-sitemap", "paper", "robots"],
  ...["sitemap", "static"],
];

/** No section can be called so: it would hide a page, or be hidden by it. */
export const TAKEN_PATHS: ReadonlySet<string> = new Set([...NEWSROOM_PATHS, ...PAPER_PATHS]);
