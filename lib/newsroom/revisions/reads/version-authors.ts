import { inArray } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import { wordShares, type WordShare } from "#lib/document/provenance/authorship-of-words.ts";
import { authoredVersion, type AuthoredVersion } from "#lib/document/versions/authored-version.ts";
import type { RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";

/** A version by its authors, with the people who are named in it. */
export interface VersionAuthors {
  version: AuthoredVersion;
  shares: WordShare[];
  people: { id: string; name: string; ink: number }[];
}

/** Null for a version that was pinned before its authors were kept. */
export async function versionAuthors({
  words,
  authorship,
}: Pick<RevisionRow, "words" | "authorship">): Promise<VersionAuthors | null> {
  if (!authorship) return null;
  const { person } = tables;
  const people =
    authorship.people.length === 0
      ? []
      : await database()
          .select({ id: person.id, name: person.name, ink: person.ink })
          .from(person)
          .where(inArray(person.id, authorship.people));
  return { version: authoredVersion(words, authorship), shares: wordShares(words, authorship), people };
}
