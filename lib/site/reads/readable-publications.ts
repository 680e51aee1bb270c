import { wrongPage } from "#lib/newsroom/publications/published-page.ts";
import { log } from "#lib/platform/log.ts";

interface Publication {
  id: string;
  storyId: string;
  page: unknown;
}

/** Pages that were read once, by identity of the publication: none of them ever changes. */
const known = new Map<string, boolean>();
const MOST_KNOWN = 10_000;

/**
 * Those that a reader can have. One page that is damaged leaves the front, the sections and every feed with all the
 * others; its own address says that something went wrong.
 */
export const readable = <P extends Publication>(publications: P[]): P[] => publications.filter(isReadable);

function isReadable({ id, storyId, page }: Publication): boolean {
  const before = known.get(id);
  if (before) return true;
  const why = wrongPage(page);
  if (why !== null)
    log().error({ storyId, publicationId: id, why }, "a publication cannot be read: left out");
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(id, why === null);
  return why === null;
}
