import { and, desc, eq, gt, gte, inArray, sql } from "drizzle-orm";
import { tables, type Connection } from "#lib/database/database.ts";
import { authorsOfChange, type PersonChange } from "#lib/document/provenance/changed-by.ts";
import type { PinnedPicture, PinnedSource } from "#lib/newsroom/revisions/revision.ts";

export interface ChangesSinceApproval {
  /** Who changed exactly what differs, and how much of it. */
  changes: PersonChange[];
  /** The ids of those who count as its authors, for the second pair of eyes. */
  authors: string[];
}

/**
 * Who changed what differs from what a manager last said yes to: in the story, and beside it (credits, printed names, the
 * form of the attribution line). Where nobody is known for a word, detail or source (only looks, or what was pinned before
 * authors were kept) everyone who delivered anything since is an author.
 */
export async function changesSinceApproval(
  connection: Connection,
  storyId: string,
): Promise<ChangesSinceApproval> {
  const { revision, story } = tables;
  const [approved] = await connection
    .select(OUTSIDE)
    .from(revision)
    .innerJoin(story, and(eq(story.approvedRevisionId, revision.id), eq(story.id, storyId)));
  const since = and(eq(revision.storyId, storyId), gt(revision.number, approved?.number ?? 0));
  const [latest] = await connection
    .select({ ...OUTSIDE, changedBy: revision.changedBy })
    .from(revision)
    .where(since)
    .orderBy(desc(revision.number))
    .limit(1);
  if (!latest) return { changes: [], authors: [] };
  const outside = approved ? await changersOutside(connection, approved, latest) : [];
  const known = latest.changedBy ?? [];
  const delivered = known.length > 0 ? [] : await deliverers();
  return {
    changes: together(latest.changedBy ?? delivered.map(unmeasured), outside),
    authors: authorsOfChange(together([...known, ...delivered.map(unmeasured)], outside)),
  };

  async function deliverers(): Promise<string[]> {
    const rows = await connection
      .select({ people: sql<string[] | null>`jsonb_agg(distinct people.id)` })
      .from(revision)
      .innerJoin(sql`lateral jsonb_array_elements_text(${revision.contributors}) as people(id)`, sql`true`)
      .where(since);
    return rows[0]?.people ?? [];
  }
}

/** The ids of the authors of exactly what differs from what a manager last said yes to. */
export const authorsSinceApproval = async (connection: Connection, storyId: string): Promise<string[]> =>
  (await changesSinceApproval(connection, storyId)).authors;

const OUTSIDE = {
  number: tables.revision.number,
  pictures: tables.revision.pictures,
  sources: tables.revision.sources,
  attribution: tables.revision.attribution,
  pinnedAt: tables.revision.pinnedAt,
};

interface Outside {
  pictures: PinnedPicture[];
  sources: PinnedSource[];
  attribution: string | null;
  pinnedAt: Date;
}

/** Whose credit, printed name or form of the line stands there now in place of the one that was approved. */
async function changersOutside(connection: Connection, before: Outside, after: Outside): Promise<string[]> {
  const credited = after.pictures.filter(({ id, credit }) =>
    before.pictures.some((picture) => picture.id === id && picture.credit !== credit),
  );
  const renamed = after.sources.filter(({ id, printedName }) =>
    before.sources.some((source) => source.id === id && source.printedName !== printedName),
  );
  const people = [
    ...(await lastHands(connection, "picture.credited", credited, before.pinnedAt)),
    ...(await lastHands(connection, "wire-source.renamed", renamed, before.pinnedAt)),
    ...(before.attribution === after.attribution
      ? []
      : await lastHands(connection, "style.attribution-set", null, before.pinnedAt)),
  ];
  return [...new Set(people)];
}

/** Who did this last to each of these since then; null: to the whole newsroom. */
async function lastHands(
  connection: Connection,
  name: string,
  subjects: readonly { id: string }[] | null,
  since: Date,
): Promise<string[]> {
  if (subjects?.length === 0) return [];
  const { event } = tables;
  const rows = await connection
    .select({ subject: event.subjectId, person: event.personId })
    .from(event)
    .where(
      and(
        eq(event.name, name),
        gte(event.at, since),
        subjects
          ? inArray(
              event.subjectId,
              subjects.map(({ id }) => id),
            )
          : undefined,
      ),
    )
    .orderBy(desc(event.id));
  const last = new Map<string | null, string | null>();
  for (const { subject, person } of rows) if (!last.has(subject)) last.set(subject, person);
  return [...last.values()].filter((person): person is string => person !== null);
}

const unmeasured = (person: string): PersonChange => ({ person, written: 0, removed: 0, beside: false });

/** What stands outside the story is beside its words, like its details. */
function together(changes: readonly PersonChange[], outside: readonly string[]): PersonChange[] {
  const known = new Set(changes.map(({ person }) => person));
  return [
    ...changes.map((change) => (outside.includes(change.person) ? { ...change, beside: true } : change)),
    ...outside
      .filter((person) => !known.has(person))
      .map((person) => ({ ...unmeasured(person), beside: true })),
  ];
}
