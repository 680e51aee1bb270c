import { once } from "#lib/platform/process.ts";

/**
 * Runs work on one original alone: the sweep must not take away the bytes of a picture that is just arriving again, between
 * the look whether they are there and the entry that refers to them. One process serves a newsroom, so its memory is enough.
 */
export async function holdingOriginal<T>(contentHash: string, work: () => Promise<T>): Promise<T> {
  const held = once("originals-held", () => new Map<string, Promise<unknown>>());
  const before = held.get(contentHash) ?? Promise.resolve();
  // Whoever was before has told their own fault to whoever asked.
  const own = before.then(work, work);
  held.set(contentHash, own);
  try {
    return await own;
  } finally {
    if (held.get(contentHash) === own) held.delete(contentHash);
  }
}
