import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { SectionName } from "#lib/newsroom/people/personal-details.ts";
import { lockSections } from "#lib/newsroom/style/commands/lock-sections.ts";
import { sectionAddress, sectionRefusals } from "#lib/newsroom/style/section-address.ts";

/** Adds a section at the end of the list; its address is made from its name and stays. */
export const addSection = defineCommand({
  name: "section.added",
  input: z.object({ name: SectionName }),
  load: (tx) => lockSections(tx),
  refusals: (actor, sections, input) => {
    const refusals = administrationRefusals(actor, "add sections");
    return refusals.length > 0 ? refusals : sectionRefusals(input.name, sections);
  },
  run: async ({ tx, input, loaded, announce }) => {
    const slug = sectionAddress(input.name, loaded);
    const position = Math.max(-1, ...loaded.map((section) => section.position)) + 1;
    await tx.insert(tables.section).values({ slug, name: input.name, position });
    announce({ subject: "newsroom", id: slug, what: "section.added" });
    return { subjectId: slug, fact: { name: input.name }, result: { slug } };
  },
});
