import { eq } from "drizzle-orm";
import { database, tables } from "#lib/database/database.ts";
import type { Line, Run } from "#lib/document/story/words.ts";
import type { ChangeKind, PublishedPage, PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import { bus } from "#lib/platform/bus.ts";
import { newId } from "#lib/platform/ids.ts";

export const paragraph = (...runs: (string | Run)[]): Line => ({
  kind: "paragraph",
  runs: runs.map((run) => (typeof run === "string" ? { text: run } : run)),
});

export const pictureLine = (picture: PublishedPicture, alt: string, caption: string): Line => ({
  kind: "picture",
  runs: caption === "" ? [] : [{ text: caption }],
  picture: picture.id,
  alt,
});

export const builtPicture = (over: Partial<PublishedPicture> = {}): PublishedPicture => ({
  id: newId(),
  credit: "Twitter/ Mira Sandhu/NWA",
  width: 1600,
  height: 1067,
  contentHash: "0".repeat(64),
  widths: [320, 640, 960, 1280],
  ...over,
});

export const builtPage = (over: Partial<PublishedPage> = {}): PublishedPage => ({
  headline: "Ferry service returns to the Lune estuary",
  standfirst: "Boats cross again after eleven years, and the first morning is full.",
  kicker: "Transport",
  byline: "Asha Rao and Kabir Sen",
  place: "Port Lune",
  topics: ["ferries", "Lune"],
  section: { slug: "india", name: "India" },
  lines: [paragraph("The first boat left at six."), paragraph("It was full.")],
  pictures: {},
  attribution: null,
  sources: [],
  notes: [],
  wordCount: 8,
  ...over,
});

export interface BuiltPublication {
  storyId: string;
  publicationId: string;
  fingerprint: string;
  path: string;
}

interface PublicationParts {
  page?: Partial<PublishedPage>;
  /** Publishes this story again instead of a new one. */
  storyId?: string;
  slug?: string;
  change?: ChangeKind;
  note?: string;
  firstPublishedAt?: Date;
  lastUpdatedAt?: Date;
  publishedAt?: Date;
  /** Left as a draft: the row exists but the story does not name it. */
  state?: "live" | "never" | "withdrawn";
}

/** The sections of a newsroom and its name. */
export async function buildPaper(name = "The Lune Courier"): Promise<void> {
  await database().insert(tables.newsroom).values({ id: 1, name });
  await database()
    .insert(tables.section)
    .values(
      ["News", "India", "World"].map((section, position) => ({
        slug: section.toLowerCase(),
        name: section,
        position,
      })),
    );
}

async function buildPublisher(at: Date): Promise<string> {
  const id = newId();
  await database()
    .insert(tables.person)
    .values({ id, name: "Manager", email: `${id}@galley.test`, roles: ["manager"], ink: 0, createdAt: at });
  return id;
}

async function buildStory(storyId: string, personId: string, at: Date): Promise<void> {
  await database()
    .insert(tables.story)
    .values({ id: storyId, stageAt: at, createdBy: personId, createdAt: at, changedAt: at });
}

/** Makes something public straight in the tables, as a publication command leaves it, and announces it. */
export async function buildPublication(parts: PublicationParts = {}): Promise<BuiltPublication> {
  const page = builtPage(parts.page);
  const first = parts.firstPublishedAt ?? new Date("2026-03-02T12:55:00Z");
  const last = parts.lastUpdatedAt ?? first;
  const personId = await buildPublisher(first);
  const storyId = parts.storyId ?? newId();
  if (!parts.storyId) await buildStory(storyId, personId, first);
  const earlier = await database().$count(tables.publication, eq(tables.publication.storyId, storyId));
  const [revisionId, publicationId, fingerprint] = [newId(), newId(), newId().padEnd(64, "0")];
  await database()
    .insert(tables.revision)
    .values({
      ...{
        id: revisionId,
        storyId,
        number: earlier + 1,
        fingerprint,
        details: {},
        pictures: [],
        sources: [],
      },
      words: { headline: page.headline, standfirst: page.standfirst, lines: page.lines },
      identity: { headline: [], standfirst: [], body: [] },
      ...{ contributors: [personId], act: "story.published", pinnedBy: personId, pinnedAt: first },
    });
  const slug = parts.slug ?? "ferry-service-returns";
  await database()
    .insert(tables.publication)
    .values({
      ...{ id: publicationId, storyId, number: earlier + 1, revisionId, fingerprint, page, slug },
      ...{ change: parts.change ?? "first", note: parts.note ?? null, section: page.section.slug },
      ...{
        firstPublishedAt: first,
        lastUpdatedAt: last,
        publishedAt: parts.publishedAt ?? last,
        publishedBy: personId,
      },
    });
  const state = parts.state ?? "live";
  await database()
    .update(tables.story)
    .set({ publicationState: state, livePublicationId: state === "live" ? publicationId : null })
    .where(eq(tables.story.id, storyId));
  bus().announce({ subject: "publication", id: publicationId, what: "publication.created" });
  return { storyId, publicationId, fingerprint, path: `/${page.section.slug}/${slug}-${storyId}` };
}
