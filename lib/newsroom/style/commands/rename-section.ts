import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { SectionName } from "#lib/newsroom/people/personal-details.ts";
import { lockSections } from "#lib/newsroom/style/commands/lock-sections.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Gives a section another name. Its address stays: readers' links go on working. */
export const renameSection = defineCommand({
  name: "section.renamed",
  input: z.object({ slug: z.string().max(60), name: SectionName }),
  load: async (tx, input) => {
    const sections = await lockSections(tx);
    const section =
      sections.find(({ slug }) => slug === input.slug) ?? refuse("not-found", "There is no such section.");
    return { section, others: sections.filter((other) => other !== section) };
  },
  refusals: (actor, { others }, input) => {
    const refusals = administrationRefusals(actor, "rename sections");
    if (refusals.length > 0) return refusals;
    const same = others.find(({ name }) => name.toLowerCase() === input.name.toLowerCase());
    return same ? [`There is a section ${same.name} already.`] : [];
  },
  run: async ({ tx, input, loaded, announce }) => {
    await tx.update(tables.section).set({ name: input.name }).where(eq(tables.section.slug, input.slug));
    announce({ subject: "newsroom", id: input.slug, what: "section.renamed" });
    return { subjectId: input.slug, fact: { before: loaded.section.name, after: input.name }, result: null };
  },
});
