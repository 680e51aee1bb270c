import { z } from "zod";
import { StoredLine } from "#lib/newsroom/publications/published-page.ts";
import { fingerprintOf } from "#lib/newsroom/revisions/compose-revision.ts";
import type { StoryDetails, StoryWords } from "#lib/document/story/words.ts";

const runs = z.array(z.tuple([z.number(), z.number(), z.number()]));
const StoredRevision = z.looseObject({
  fingerprint: z.string(),
  words: z.looseObject({ headline: z.string(), standfirst: z.string(), lines: z.array(StoredLine) }),
  details: z.looseObject({}),
  pictures: z.array(
    z.looseObject({
      id: z.string(),
      credit: z.string(),
      contentHash: z.string(),
      width: z.number(),
      height: z.number(),
    }),
  ),
  sources: z.array(z.looseObject({ id: z.string(), printedName: z.string() })),
  attribution: z.string().nullable(),
  identity: z.looseObject({ headline: runs, standfirst: runs, body: runs }),
  contributors: z.array(z.string()),
});

/** What is wrong with a revision as it is stored, in a sentence; null when it holds what its fingerprint says. */
export function wrongRevision(revision: unknown): string | null {
  const read = StoredRevision.safeParse(revision);
  if (!read.success) {
    const [issue] = read.error.issues;
    return `It cannot be read at “${issue!.path.map(String).join(".")}”.`;
  }
  const { words, details, ...rest } = read.data;
  const found = fingerprintOf({ ...rest, words: words as StoryWords, details: details as StoryDetails });
  return found === rest.fingerprint ? null : "What it holds is not what its fingerprint was made of.";
}
