import { publishedBytes } from "#lib/newsroom/publications/reads/published-bytes.ts";
import { answer, type Answer } from "#lib/site/answer.ts";

/** The bytes of a published picture; null when there is none, or none that is public. */
export async function mediaAnswer(path: string): Promise<Answer | null> {
  const found = await publishedBytes(path);
  if (!found) return null;
  return {
    // The address outlives the bytes: an update may change the credit in them, a withdrawal ends them.
    ...answer({ type: found.type, body: Buffer.from(found.bytes) }),
    tag: found.etag.replaceAll('"', ""),
  };
}
