import { asc } from "drizzle-orm";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { database, tables } from "#lib/database/database.ts";
import { now } from "#lib/platform/clock.ts";
import { settings } from "#lib/platform/settings.ts";
import { paperCache } from "#lib/site/paper-cache.ts";

/** The paper's name, sections and clock. */
export async function paperFacts(base: string): Promise<PaperFacts> {
  const known = await paperCache().remember("facts", async () => {
    const [newsroom] = await database().select({ name: tables.newsroom.name }).from(tables.newsroom).limit(1);
    const sections = await database()
      .select({ slug: tables.section.slug, name: tables.section.name })
      .from(tables.section)
      .orderBy(asc(tables.section.position), asc(tables.section.slug));
    return { name: newsroom?.name ?? "", sections };
  });
  const { publicationName, locale, timezone } = settings();
  return {
    name: publicationName ?? (known?.name || "Galley"),
    sections: known?.sections ?? [],
    clock: { locale, timezone },
    base,
    now: now(),
  };
}

export async function isSection(slug: string): Promise<boolean> {
  return (await paperFacts("")).sections.some((section) => section.slug === slug);
}
