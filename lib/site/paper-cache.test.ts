import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { bus } from "#lib/platform/bus.ts";
import { existing, forget, put } from "#lib/platform/process.ts";
import { PaperCache } from "#lib/site/paper-cache.ts";
import { buildPaper, buildPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
beforeAll(() => buildPaper());

test("[R14] the next reader after a publication gets it, on the page, the front and in the feed", async () => {
  const { storyId, path } = await buildPublication({ page: { headline: "Before" } });
  for (const address of [path, "/", "/feed.xml"]) expect((await get(address)).text).toContain("Before");
  await buildPublication({ storyId, change: "update", page: { headline: "After" } });
  for (const address of [path, "/", "/feed.xml"]) {
    const { text } = await get(address);
    expect([address, text.includes("After"), text.includes("Before")]).toEqual([address, true, false]);
  }
});

test("[R14] what was begun before an announcement is not kept after it", async () => {
  const cache = new PaperCache();
  let finish: (value: { words: string }) => void = () => undefined;
  const slow = cache.remember("page", () => new Promise<{ words: string }>((resolve) => (finish = resolve)));
  cache.clear();
  const fresh = await cache.remember("page", async () => ({ words: "new" }));
  finish({ words: "old" });
  expect([await slow, fresh]).toEqual([{ words: "old" }, { words: "new" }]);
  expect(await cache.remember("page", async () => ({ words: "made again" }))).toEqual({ words: "new" });
});

test("[R14] readers who ask at the same moment wait for one rendering; nothing found is not remembered", async () => {
  const cache = new PaperCache();
  let made = 0;
  const make = async () => ({ number: ++made });
  expect(await Promise.all([cache.remember("a", make), cache.remember("a", make)])).toEqual([
    { number: 1 },
    { number: 1 },
  ]);
  expect(await cache.remember("b", async () => null)).toBeNull();
  expect(await cache.remember("b", make)).toEqual({ number: 2 });
});

test("[R25] while the database does not answer, what is kept is still read, and the rest says so plainly", async () => {
  const { path } = await buildPublication({ page: { headline: "Still here" } });
  await get(path);
  const opened = existing("database");
  forget("database");
  put("log", { error: () => undefined });
  try {
    expect((await get(path)).text).toContain("Still here");
    bus().announce({ subject: "publication", id: "x", what: "publication.created" });
    const page = await get(path);
    expect(page.status).toBe(500);
    expect(page.text).toContain("Something went wrong on our side");
    expect(page.text).not.toContain("database");
    const list = await get("/api/v1/publications");
    expect(list).toMatchObject({ status: 500 });
    expect(list.headers["content-type"]).toBe("application/problem+json");
  } finally {
    put("database", opened);
    forget("log");
  }
  expect((await get(path)).status).toBe(200);
});
