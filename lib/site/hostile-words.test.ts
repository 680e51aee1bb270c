import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import {
  buildPaper,
  buildPublication,
  builtPicture,
  paragraph,
  pictureLine,
} from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
const ATTACK = `</script><script>alert("1")</script><img src=x onerror=alert(2)>'"&]]>\u2028{{x}}`;
const picture = builtPicture({ credit: ATTACK });
let path = "";

beforeAll(async () => {
  await buildPaper(`Paper ${ATTACK}`);
  const words = { headline: ATTACK, standfirst: ATTACK, kicker: ATTACK, byline: ATTACK, place: ATTACK };
  ({ path } = await buildPublication({
    change: "correction",
    note: ATTACK,
    page: {
      ...words,
      topics: [ATTACK],
      lines: [
        pictureLine(picture, ATTACK, ATTACK),
        paragraph({ text: ATTACK, link: `https://example.org/"onclick="${ATTACK}`, bold: true }),
        paragraph({ text: "click", link: "javascript:alert(3)" }),
        ...(["subheading", "quote", "listItem"] as const).map((kind) => ({ kind, runs: [{ text: ATTACK }] })),
      ],
      pictures: { [picture.id]: picture },
      attribution: ATTACK,
      sources: [ATTACK],
      notes: [{ change: "correction", at: "2026-03-02T15:05:00.000Z", text: ATTACK }],
      section: { slug: "india", name: ATTACK },
    },
  }));
});

test("[R7] script in every field comes out as text on every page", async () => {
  for (const address of [path, "/", "/india", "/corrections"]) {
    const { status, text } = await get(address);
    expect(status).toBe(200);
    expect(text).toContain("&lt;script&gt;alert");
    expect(text).not.toMatch(/<script>|<img src=x|href="javascript:/);
    // An attribute that was broken out of would show as an unescaped quote before the handler.
    expect(text).not.toMatch(/"onclick=/);
  }
});

test("[R7] JSON-LD cannot be ended from inside and still says the words as they were typed", async () => {
  const { text } = await get(path);
  const inside = text.split('<script type="application/ld+json">')[1]!.split("</script>")[0]!;
  expect(inside).not.toContain("<");
  expect(JSON.parse(inside)).toMatchObject({ headline: ATTACK, image: [{ creditText: ATTACK }] });
});

test("[R7] the feeds hold the words as they were typed", async () => {
  const rss = parseRssFeed((await get("/feed.xml")).text);
  expect(rss.items?.[0]?.title).toBe(ATTACK);
  expect(rss.items?.[0]?.content?.encoded).not.toMatch(/<script>|<img src=x/);
  const atom = parseAtomFeed((await get("/atom.xml")).text);
  expect(atom.entries?.[0]?.title).toMatchObject({ value: ATTACK });
  const json = JSON.parse((await get("/feed.json")).text);
  expect(json.items[0].title).toBe(ATTACK);
});
