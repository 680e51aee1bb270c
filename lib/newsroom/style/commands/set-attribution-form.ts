import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { RETELL_STORIES } from "#lib/newsroom/stories/retell-job.ts";

const AttributionForm = z
  .string("The attribution line needs a form.")
  .transform((text) => text.replace(/[\s\u0000-\u001f\u007f]+/g, " ").trim())
  .pipe(
    z
      .string()
      .max(120, "The form has at most 120 characters.")
      .refine(
        (text) => text.split("{sources}").length === 2,
        "Write {sources} once, where the names of the sources go.",
      ),
  );

/** Sets how the attribution line is worded. What is published stays as it is; the next revision follows. */
export const setAttributionForm = defineCommand({
  name: "style.attribution-set",
  input: z.object({ form: AttributionForm }),
  load: async (tx) => {
    const [newsroom] = await tx.select().from(tables.newsroom).for("update");
    return newsroom?.attributionForm ?? "";
  },
  refusals: (actor) => administrationRefusals(actor, "change the house style"),
  run: async ({ tx, input, loaded, later, announce }) => {
    await tx.update(tables.newsroom).set({ attributionForm: input.form });
    later(RETELL_STORIES, {});
    announce({ subject: "newsroom", id: "style", what: "style.attribution-set" });
    return { fact: { before: loaded, after: input.form }, result: null };
  },
});
