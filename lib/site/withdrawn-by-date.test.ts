import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { buildPaper, buildPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
beforeAll(async () => {
  await buildPaper();
});

test("[R27] who knows only the date of a page gets it anew when a story was withdrawn from it", async () => {
  const kept = await buildPublication();
  const gone = await buildPublication({ page: { headline: "This one goes" } });
  const lists = ["/", "/india", "/feed.xml", "/atom.xml", "/feed.json", "/india/feed.xml"];
  const dates = new Map<string, string>();
  for (const path of [...lists, kept.path]) {
    const { headers, text } = await get(path);
    expect(text).toContain("This one goes");
    dates.set(path, headers["last-modified"]!);
  }
  const since = (path: string) => get(path, { headers: { "if-modified-since": dates.get(path)! } });
  for (const path of dates.keys()) expect((await since(path)).status).toBe(304);

  await buildPublication({
    ...{
      storyId: gone.storyId,
      change: "withdrawal",
      state: "withdrawn",
      publishedAt: new Date("2026-03-04"),
    },
    page: { headline: "" },
  });
  for (const path of dates.keys()) {
    const { status, text, headers } = await since(path);
    expect(status).toBe(200);
    expect(text).not.toContain("This one goes");
    dates.set(path, headers["last-modified"]!);
  }
  // Told by the new date, it is known again; the story itself has its own, which a withdrawal beside it does not move.
  for (const path of lists) expect((await since(path)).status).toBe(304);
  expect(dates.get("/")).toBe(new Date("2026-03-04").toUTCString());
});
