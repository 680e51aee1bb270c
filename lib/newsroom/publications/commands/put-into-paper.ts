import { and, desc, eq, inArray, ne } from "drizzle-orm";
import { tables, type Transaction } from "#lib/database/database.ts";
import { pictureRights, type PictureRights } from "#lib/newsroom/pictures/picture-rights.ts";
import { addressSlug } from "#lib/newsroom/publications/address-slug.ts";
import { pageOf } from "#lib/newsroom/publications/preview.ts";
import type { ChangeKind, PublicNote } from "#lib/newsroom/publications/publication.ts";
import { stampsAfter } from "#lib/newsroom/publications/stamps.ts";
import { storyAddress } from "#lib/newsroom/publications/story-address.ts";
import type { RevisionRow, StoryRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import type { Announcement } from "#lib/platform/bus.ts";
import { newId } from "#lib/platform/ids.ts";

export interface Putting {
  tx: Transaction;
  story: StoryRow;
  /** Exactly what goes out. */
  revision: RevisionRow;
  change: Exclude<ChangeKind, "withdrawal">;
  /** For a clarification or a correction: what readers are told. */
  publicNote?: string | undefined;
  by: string;
  at: Date;
  announce(announcement: Announcement): void;
}

export interface PutIntoPaper {
  publicationId: string;
  address: string;
  fingerprint: string;
  change: ChangeKind;
}

/** Makes a revision public: one immutable row with everything a reader gets, and the story says that this is live. */
export async function putIntoPaper(putting: Putting): Promise<PutIntoPaper> {
  const { tx, story, revision, by, at, announce } = putting;
  const before = await lastPage(tx, story.id);
  // A story that was withdrawn and comes back is no first publication: its first stamp stands.
  const change = before && putting.change === "first" ? "update" : putting.change;
  const [section] = await tx
    .select({ slug: tables.section.slug, name: tables.section.name })
    .from(tables.section)
    .where(eq(tables.section.slug, revision.details.section ?? ""));
  if (!section) throw new Error("A publication needs its section; the checks let one pass without.");
  const notes: PublicNote[] = [...(before?.page.notes ?? [])];
  if (putting.publicNote && (change === "clarification" || change === "correction"))
    notes.push({ change, at: at.toISOString(), text: putting.publicNote });
  const id = newId();
  const slug = before?.slug ?? addressSlug(revision.details.address?.trim() || revision.words.headline);
  await tx.insert(tables.publication).values({
    id,
    storyId: story.id,
    number: (await lastNumber(tx, story.id)) + 1,
    revisionId: revision.id,
    fingerprint: revision.fingerprint,
    change,
    section: section.slug,
    slug,
    page: pageOf(revision, { section, notes, rights: await rightsOf(tx, revision) }),
    note: putting.publicNote ?? null,
    ...stampsAfter(before, change, at),
    publishedAt: at,
    publishedBy: by,
  });
  if (revision.pictures.length > 0)
    await tx
      .insert(tables.pictureUse)
      .values(
        revision.pictures.map((picture) => ({ publicationId: id, pictureId: picture.id, storyId: story.id })),
      );
  const address = storyAddress({ storyId: story.id, section: section.slug, slug });
  await tx
    .update(tables.story)
    .set({
      publicationState: "live",
      livePublicationId: id,
      liveFingerprint: revision.fingerprint,
      scheduledFor: null,
      address,
    })
    .where(eq(tables.story.id, story.id));
  announce({ subject: "publication", id, what: before ? "publication.updated" : "publication.created" });
  return { publicationId: id, address, fingerprint: revision.fingerprint, change };
}

/** What the files of its pictures say about themselves: that never changes, so it needs no place in the revision. */
async function rightsOf(tx: Transaction, { pictures }: RevisionRow): Promise<Map<string, PictureRights>> {
  if (pictures.length === 0) return new Map();
  const { picture } = tables;
  const rows = await tx
    .select({ id: picture.id, embedded: picture.embedded })
    .from(picture)
    .where(
      inArray(
        picture.id,
        pictures.map(({ id }) => id),
      ),
    );
  return new Map(rows.map(({ id, embedded }) => [id, pictureRights(embedded)]));
}

/** What readers had last, whether they still have it or not. */
async function lastPage(tx: Transaction, storyId: string) {
  const { publication } = tables;
  const [row] = await tx
    .select({
      slug: publication.slug,
      page: publication.page,
      firstPublishedAt: publication.firstPublishedAt,
      lastUpdatedAt: publication.lastUpdatedAt,
    })
    .from(publication)
    .where(and(eq(publication.storyId, storyId), ne(publication.change, "withdrawal")))
    .orderBy(desc(publication.number))
    .limit(1);
  return row ?? null;
}

export async function lastNumber(tx: Transaction, storyId: string): Promise<number> {
  const { publication } = tables;
  const [row] = await tx
    .select({ number: publication.number })
    .from(publication)
    .where(eq(publication.storyId, storyId))
    .orderBy(desc(publication.number))
    .limit(1);
  return row?.number ?? 0;
}
