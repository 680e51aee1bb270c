import { LRUCache } from "lru-cache";
import { bus } from "#lib/platform/bus.ts";
import { once } from "#lib/platform/process.ts";

/** How long a rendered page is believed without looking again, should an announcement ever be missed. */
const BELIEVED_MS = 30_000;
const MOST = 600;

/**
 * What the paper has rendered and read, until something is published, changed or withdrawn.
 *
 * Everything goes at once: a story stands on its own page, on the front, in its section, beside others and in the
 * feeds, and rendering again costs about a millisecond. What was begun before an announcement is never kept after it.
 */
export class PaperCache {
  #kept = new LRUCache<string, { value: object; at: number }>({ max: MOST });
  #making = new Map<string, Promise<object | null>>();
  #edition = 0;

  clear(): void {
    this.#edition++;
    this.#kept.clear();
    this.#making.clear();
  }

  /** The thing of this key, made when it is not there; null is not kept. */
  async remember<T extends object>(key: string, make: () => Promise<T | null>): Promise<T | null> {
    const kept = this.#kept.get(key);
    if (kept && Date.now() - kept.at < BELIEVED_MS) return kept.value as T;
    const running = this.#making.get(key);
    if (running) return running as Promise<T | null>;
    const edition = this.#edition;
    const making = (async () => {
      try {
        const value = await make();
        if (edition === this.#edition) {
          if (value) this.#kept.set(key, { value, at: Date.now() });
          else this.#kept.delete(key);
        }
        return value;
      } catch (thrown) {
        // The database does not answer: readers keep what was true when it last did (nothing was announced since).
        if (kept && edition === this.#edition) return kept.value as T;
        throw thrown;
      } finally {
        // After a clear another may be making the newer one; it must not be forgotten.
        if (edition === this.#edition) this.#making.delete(key);
      }
    })();
    this.#making.set(key, making);
    return making;
  }
}

const CHANGES_THE_PAPER = new Set(["publication", "newsroom"]);

/** The paper's cache of this process, emptied by announcements. */
export const paperCache = (): PaperCache =>
  once("paper-cache", () => {
    const cache = new PaperCache();
    bus().listen(({ subject }) => {
      if (CHANGES_THE_PAPER.has(subject)) cache.clear();
    });
    return cache;
  });
