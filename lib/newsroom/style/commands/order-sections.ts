import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { lockSections } from "#lib/newsroom/style/commands/lock-sections.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** Puts the sections in this order: it is the order of the paper's front, and the first is a new story's section. */
export const orderSections = defineCommand({
  name: "section.ordered",
  input: z.object({ slugs: z.array(z.string().max(60)).max(500) }),
  load: (tx) => lockSections(tx),
  refusals: (actor) => administrationRefusals(actor, "order the sections"),
  run: async ({ tx, input, loaded, announce }) => {
    const known = loaded.map(({ slug }) => slug);
    if (known.length !== input.slugs.length || known.some((slug) => !input.slugs.includes(slug)))
      refuse("changed-meanwhile", "The sections have changed meanwhile. Look again, then order them.");
    for (const [position, slug] of input.slugs.entries())
      await tx.update(tables.section).set({ position }).where(eq(tables.section.slug, slug));
    announce({ subject: "newsroom", id: "sections", what: "section.ordered" });
    return { fact: { before: known, after: input.slugs }, result: null };
  },
});
