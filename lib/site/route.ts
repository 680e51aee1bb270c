import { storyIdIn } from "#lib/newsroom/publications/story-address.ts";
import { TAKEN_PATHS } from "#lib/newsroom/style/taken-paths.ts";

export type FeedFormat = "rss" | "atom" | "json";

/** What a reader or a program may ask of the paper. */
export type Route =
  | { kind: "front" }
  | { kind: "section"; section: string; page: number }
  | { kind: "story"; storyId: string }
  | { kind: "feed"; format: FeedFormat; section: string | null }
  | { kind: "corrections" | "sitemap" | "news-sitemap" | "robots" }
  | { kind: "media" }
  | { kind: "font" }
  | { kind: "publications"; after: string | null }
  | { kind: "publication"; id: string }
  | { kind: "moved"; to: string }
  /** The paper's own address, but nothing stands there. */
  | { kind: "nothing"; program: boolean };

const FILES: Record<string, Route> = {
  "/": { kind: "front" },
  "/feed.xml": { kind: "feed", format: "rss", section: null },
  "/atom.xml": { kind: "feed", format: "atom", section: null },
  "/feed.json": { kind: "feed", format: "json", section: null },
  "/sitemap.xml": { kind: "sitemap" },
  "/news-sitemap.xml": { kind: "news-sitemap" },
  "/corrections": { kind: "corrections" },
  "/robots.txt": { kind: "robots" },
};

const PUBLICATIONS = "/api/v1/publications";

/** The route of a path that needs no knowledge of sections: undefined = ask further, null = not the paper's. */
function fixedRoute(path: string, query: URLSearchParams): Route | null | undefined {
  const file = FILES[path];
  if (file) return file;
  if (path.startsWith("/media/")) return { kind: "media" };
  if (path.startsWith("/paper/")) return { kind: "font" };
  if (path === PUBLICATIONS) return { kind: "publications", after: query.get("after") };
  if (path.startsWith(`${PUBLICATIONS}/`)) {
    const id = path.slice(PUBLICATIONS.length + 1);
    return /^[0-9a-z]{1,40}$/.test(id) ? { kind: "publication", id } : { kind: "nothing", program: true };
  }
  if (TAKEN_PATHS.has(path.split("/")[1] ?? ""))
    return path === "/corrections/" ? { kind: "moved", to: "/corrections" } : null;
  return undefined;
}

/** Which page of a section a query asks for; anything odd is the first. */
function pageIn(query: URLSearchParams): number {
  const asked = query.get("page") ?? "";
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}

/**
 * What a path asks of the paper, or null when it is not the paper's and belongs to the newsroom's pages.
 * `isSection` is asked only where the first part could be one.
 */
export async function routeOf(
  path: string,
  query: URLSearchParams,
  isSection: (slug: string) => Promise<boolean>,
): Promise<Route | null> {
  const fixed = fixedRoute(path, query);
  if (fixed !== undefined) return fixed;
  const [, section = "", last, ...rest] = path.split("/");
  if (section === "" || !/^[\w-]+$/.test(section)) return null;
  // A story's id finds the story even under a section that no longer exists.
  const storyId = last === undefined || rest.join("") !== "" ? null : storyIdIn(last);
  if (storyId) return { kind: "story", storyId };
  if (!(await isSection(section))) return { kind: "nothing", program: false };
  if (last === undefined) return { kind: "section", section, page: pageIn(query) };
  if (last === "" && rest.length === 0) return { kind: "moved", to: `/${section}` };
  if (last === "feed.xml" && rest.length === 0) return { kind: "feed", format: "rss", section };
  return { kind: "nothing", program: false };
}
