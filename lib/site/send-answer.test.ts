import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { encodingFor } from "#lib/site/send-answer.ts";
import { buildPaper, buildPublication, type BuiltPublication } from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
let story: BuiltPublication;
const LAST = new Date("2026-03-02T14:00:00Z");
beforeAll(async () => {
  await buildPaper();
  story = await buildPublication({ lastUpdatedAt: LAST });
});

test.each([
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0.2", "gzip"],
  ["br;q=0, gzip", "gzip"],
  ["*", "br"],
  ["identity", null],
  ["gzip;q=0", null],
  [undefined, null],
])("[R13] a reader that accepts %s gets %s", (accept, expected) => {
  expect(encodingFor(accept)).toBe(expected);
});

test("[R13] each encoding has its own strong tag and holds the same page", async () => {
  const plain = await get(story.path);
  const br = await get(story.path, { headers: { "accept-encoding": "br" } });
  const gzip = await get(story.path, { headers: { "accept-encoding": "gzip" } });
  expect([plain, br, gzip].map(({ headers }) => headers["content-encoding"])).toEqual([
    undefined,
    "br",
    "gzip",
  ]);
  expect(brotliDecompressSync(br.bytes).toString()).toBe(plain.text);
  expect(gunzipSync(gzip.bytes).toString()).toBe(plain.text);
  const tags = [plain, br, gzip].map(({ headers }) => headers.etag);
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]+"$/);
  for (const { headers, bytes } of [plain, br, gzip]) {
    expect(headers.vary).toBe("accept-encoding");
    expect(Number(headers["content-length"])).toBe(bytes.length);
  }
});

test("[R13] who names the tag is told that nothing changed, and gets nothing again", async () => {
  const first = await get(story.path, { headers: { "accept-encoding": "br" } });
  const headers = { "accept-encoding": "br", "if-none-match": `"other", W/${first.headers.etag}` };
  const again = await get(story.path, { headers });
  expect(again).toMatchObject({ status: 304, text: "" });
  expect(again.headers.etag).toBe(first.headers.etag);
  expect(again.headers["cache-control"]).toBe("public, max-age=0, must-revalidate");
  expect((await get(story.path, { headers: { ...headers, "if-none-match": '"other"' } })).status).toBe(200);
});

test("[R13] who names only the date is told the same, but not after a typo was put right", async () => {
  const { headers } = await get(story.path);
  const since = { headers: { "if-modified-since": headers["last-modified"] ?? "" } };
  expect((await get(story.path, since)).status).toBe(304);
  const typo = { storyId: story.storyId, lastUpdatedAt: LAST, publishedAt: new Date("2026-03-02T15:00:00Z") };
  await buildPublication({
    ...typo,
    change: "typo",
    page: { headline: "Ferry service returns to the estuary" },
  });
  const after = await get(story.path, since);
  expect(after.status).toBe(200);
  expect(after.headers["last-modified"]).toBe(headers["last-modified"]);
});

test("[R13] HEAD says what GET would, without the page; other methods are refused", async () => {
  const page = await get(story.path);
  const head = await get(story.path, { method: "HEAD" });
  expect(head).toMatchObject({ status: 200, text: "" });
  expect(head.headers).toMatchObject({
    etag: page.headers.etag,
    "content-length": page.headers["content-length"],
  });
  const post = await get(story.path, { method: "POST" });
  expect(post.status).toBe(405);
  expect(post.headers.allow).toBe("GET, HEAD");
});
