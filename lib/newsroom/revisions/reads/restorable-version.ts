import { and, eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { RestorableVersion } from "#lib/document/versions/restore-version.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** A version as the editor needs it to bring it back. */
export interface VersionToRestore extends RestorableVersion {
  number: number;
  name: string | null;
}

/** Everything of a version that can be brought back; refuses with "not-found" what is no version of this story. */
export async function restorableVersion(storyId: string, revisionId: string): Promise<VersionToRestore> {
  const { revision } = tables;
  const [row] = await database()
    .select({
      number: revision.number,
      name: revision.name,
      words: revision.words,
      details: revision.details,
      sources: revision.sources,
      identity: revision.identity,
    })
    .from(revision)
    .where(and(eq(revision.id, revisionId), eq(revision.storyId, storyId)));
  if (!row) refuse("not-found", "There is no such version of this story.");
  return { ...row, sources: row.sources.map(({ id }) => id) };
}
