import { database, tables } from "#lib/database/database.ts";
import { checksOf, type Check } from "#lib/newsroom/stories/checks.ts";
import type { RevisionRow } from "#lib/newsroom/stories/reads/lock-story.ts";
import { readersParts } from "#lib/newsroom/revisions/reads/readers-parts.ts";

/** What blocks a revision and what it warns of: with the credits that were pinned, not those of today. */
export async function revisionChecks(
  revision: Pick<RevisionRow, "words" | "details" | "sources" | "pictures">,
): Promise<{ blocking: Check[]; warnings: Check[] }> {
  const { words, details, sources, pictures } = revision;
  const parts = await readersParts(database(), { words, details, sources: sources.map(({ id }) => id) });
  const sections = await database().select({ slug: tables.section.slug }).from(tables.section);
  return checksOf({
    words,
    details,
    pictures: new Map(pictures.map((picture) => [picture.id, picture])),
    sources: sources.map(({ id, printedName }) => ({ id, name: printedName, printedName })),
    knownSources: [...parts.wireSources.values()].filter((source) => !source.closed),
    attributionForm: parts.attributionForm,
    sections: sections.map(({ slug }) => slug),
  });
}
