import { expect, test } from "vitest";
import { addressSlug } from "#lib/newsroom/publications/address-slug.ts";
import { CHANGE_KINDS } from "#lib/newsroom/publications/publication.ts";
import { stampsAfter } from "#lib/newsroom/publications/stamps.ts";

const first = new Date("2026-11-23T06:00:00Z");
const later = new Date("2026-11-23T09:00:00Z");

test("[D34] First Published never moves; Last Updated moves for what changes the story, and never back", () => {
  expect(stampsAfter(null, "first", first)).toEqual({ firstPublishedAt: first, lastUpdatedAt: first });
  const before = { firstPublishedAt: first, lastUpdatedAt: first };
  const moved = CHANGE_KINDS.filter((change) => stampsAfter(before, change, later).lastUpdatedAt === later);
  expect(moved).toEqual(["update", "clarification", "correction"]);
  for (const change of CHANGE_KINDS) expect(stampsAfter(before, change, later).firstPublishedAt).toBe(first);
  expect(stampsAfter({ firstPublishedAt: first, lastUpdatedAt: later }, "update", first).lastUpdatedAt).toBe(
    later,
  );
});

test.each([
  ["Valley council opens talks on river dam", "valley-council-opens-talks-on-river-dam"],
  ["Kabul’s “new” mayor: Who’s he?", "kabuls-new-mayor-whos-he"],
  ["Łódź, São Paulo & Straße", "lodz-sao-paulo-strasse"],
  ["काबुल में वार्ता", "story"],
  ["काबुल talks open", "talks-open"],
  ["", "story"],
  ["a".repeat(300), "a".repeat(70)],
  ["<script>alert(1)</script> ../../etc", "script-alert-1-script-etc"],
])("[D39] the address of “%s” is made of plain letters", (headline, slug) => {
  expect(addressSlug(headline)).toBe(slug);
});

test("[D39] an address ends with a whole word", () => {
  const slug = addressSlug(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
  );
  expect(slug.length).toBeLessThanOrEqual(70);
  expect(slug).toMatch(/-(twelve|thirteen|fourteen)$/);
});
