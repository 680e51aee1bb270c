import { asc, eq } from "drizzle-orm";
import { findDamage } from "#lib/collaboration/record/find-damage.ts";
import { database, tables } from "#lib/database/database.ts";
import { wrongPage } from "#lib/newsroom/publications/published-page.ts";
import { wrongRevision } from "#lib/newsroom/revisions/wrong-revision.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";

/** How much was read, and how much of it is damaged. */
export interface Verified {
  stories: number;
  revisions: number;
  publications: number;
  damaged: number;
}

const PROGRESS_EVERY = 2_000;

interface Says {
  /** What is damaged: story, row, and what is wrong. */
  damage(line: string): void;
  progress(line: string): void;
}

/**
 * Reads the words of every story of the newsroom as they are stored, and those of its revisions and publications, and names
 * what is damaged, also what was set aside before. Changes nothing.
 */
export async function verifyWords(says: Says): Promise<Verified> {
  const { story } = tables;
  const stories = await database()
    .select({ id: story.id, slugline: story.slugline, headline: story.headline })
    .from(story)
    .orderBy(asc(story.createdAt), asc(story.id));
  const verified: Verified = { stories: stories.length, revisions: 0, publications: 0, damaged: 0 };
  let said = Date.now();
  for (const [place, { id, ...names }] of stories.entries()) {
    if (Date.now() - said >= PROGRESS_EVERY) {
      says.progress(`${place} of ${stories.length} stories …`);
      said = Date.now();
    }
    const damage = (what: string) => {
      verified.damaged++;
      says.damage(`${id} (${storyName(names)}): ${what}`);
    };
    try {
      await verifyStory(id, verified, damage);
    } catch (thrown) {
      damage(`could not be examined: ${(thrown as Error).message.slice(0, 200)}`);
    }
  }
  return verified;
}

async function verifyStory(
  storyId: string,
  verified: Verified,
  damage: (what: string) => void,
): Promise<void> {
  const { setAside } = tables;
  const aside = await database()
    .select({ source: setAside.source, rowId: setAside.rowId, why: setAside.why, at: setAside.foundAt })
    .from(setAside)
    .where(eq(setAside.storyId, storyId))
    .orderBy(asc(setAside.id));
  for (const { source, rowId, why, at } of aside)
    damage(`${PLACES[source]} ${rowId}, set aside ${at.toISOString()}: ${why}`);
  const found = await findDamage(database(), storyId);
  for (const { source, rowId, why } of found.damage) damage(`${PLACES[source]} ${rowId}: ${why}`);
  await verifyRevisions(storyId, verified, damage);
  await verifyPublications(storyId, verified, damage);
}

const PLACES = {
  update: "story_update",
  snapshot: "story_snapshot, version",
  forgotten: "deleted words of story_snapshot, version",
  client: "story_client",
};

/** One at a time: the revisions of a long-lived story do not all fit into memory. */
async function verifyRevisions(
  storyId: string,
  verified: Verified,
  damage: (what: string) => void,
): Promise<void> {
  const { revision } = tables;
  const ids = await database()
    .select({ id: revision.id, number: revision.number })
    .from(revision)
    .where(eq(revision.storyId, storyId))
    .orderBy(asc(revision.number));
  for (const { id, number } of ids) {
    const [row] = await database().select().from(revision).where(eq(revision.id, id));
    const why = wrongRevision(row);
    if (why !== null) damage(`revision ${id} (version ${number}): ${why}`);
    verified.revisions++;
  }
}

async function verifyPublications(
  storyId: string,
  verified: Verified,
  damage: (what: string) => void,
): Promise<void> {
  const { publication, revision } = tables;
  const rows = await database()
    .select({
      id: publication.id,
      page: publication.page,
      fingerprint: publication.fingerprint,
      pinned: revision.fingerprint,
    })
    .from(publication)
    .leftJoin(revision, eq(revision.id, publication.revisionId))
    .where(eq(publication.storyId, storyId))
    .orderBy(asc(publication.number));
  for (const { id, page, fingerprint, pinned } of rows) {
    const why =
      wrongPage(page) ??
      (fingerprint === pinned ? null : "It does not carry the fingerprint of the revision it was made of.");
    if (why !== null) damage(`publication ${id}: ${why}`);
    verified.publications++;
  }
}
