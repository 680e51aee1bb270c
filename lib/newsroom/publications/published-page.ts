import { z } from "zod";

const run = z.looseObject({ text: z.string(), link: z.string().optional() });
/** A line of the body as it is pinned and published. */
export const StoredLine = z.looseObject({
  kind: z.enum(["paragraph", "subheading", "quote", "listItem", "picture"]),
  runs: z.array(run),
  picture: z.string().optional(),
  alt: z.string().optional(),
  crop: z.looseObject({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
});

const StoredPage = z.looseObject({
  headline: z.string(),
  standfirst: z.string(),
  kicker: z.string(),
  byline: z.string(),
  place: z.string(),
  topics: z.array(z.string()),
  section: z.looseObject({ slug: z.string(), name: z.string() }),
  lines: z.array(StoredLine),
  pictures: z.record(
    z.string(),
    z.looseObject({
      id: z.string(),
      credit: z.string(),
      width: z.number(),
      height: z.number(),
      widths: z.array(z.number()).min(1),
    }),
  ),
  attribution: z.string().nullable(),
  sources: z.array(z.string()),
  notes: z.array(z.looseObject({ change: z.string(), at: z.string(), text: z.string() })),
});

/** What is wrong with a published page as it is stored, in a sentence; null when a reader can have it. */
export function wrongPage(page: unknown): string | null {
  const read = StoredPage.safeParse(page);
  if (read.success) return null;
  const [issue] = read.error.issues;
  return `Its page cannot be read at “${issue!.path.map(String).join(".")}”.`;
}
