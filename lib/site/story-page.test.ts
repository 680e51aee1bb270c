import { HtmlValidate } from "html-validate";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import {
  buildPaper,
  buildPublication,
  builtPicture,
  paragraph,
  pictureLine,
  type BuiltPublication,
} from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get, base } = usePaper();
const [boat, quay] = [
  builtPicture({
    rights: {
      ...{ creator: "Mira Sandhu", copyrightNotice: "© Mira Sandhu" },
      ...{ license: "https://nwa.example/terms", acquireLicensePage: "https://nwa.example/buy" },
    },
  }),
  builtPicture({ credit: "Port Lune Trust", width: 800, height: 1200, widths: [320, 640] }),
];
let story: BuiltPublication;

beforeAll(async () => {
  await buildPaper();
  await buildPublication({ page: { headline: "Another story of this section" } });
  story = await buildPublication({
    firstPublishedAt: new Date("2026-03-02T12:55:10.400Z"),
    lastUpdatedAt: new Date("2026-03-02T15:05:00Z"),
    page: {
      lines: [
        pictureLine(boat, "A white ferry", "The first boat leaves."),
        paragraph("The first boat left at six, reported ", {
          text: "the Lune Gazette",
          link: "https://gazette.example/",
        }),
        { kind: "subheading", runs: [{ text: "A full morning" }] },
        { kind: "quote", runs: [{ text: "We waited eleven years." }] },
        pictureLine(quay, "People on a quay", "The quay at six."),
      ],
      pictures: { [boat.id]: boat, [quay.id]: quay },
      attribution: "With inputs from NWA",
      sources: ["NWA"],
      notes: [
        { change: "correction", at: "2026-03-02T15:05:00.000Z", text: "The boat left at six, not at seven." },
      ],
    },
  });
});

const between = (html: string, start: string, end: string): string =>
  html.split(start)[1]?.split(end)[0] ?? "";

test("[R2] the page shows its parts where readers and programs look for them", async () => {
  const { status, text, headers } = await get(story.path);
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(text).toContain(">Transport</p>");
  expect(text).toMatch(/<h1[^>]*>Ferry service returns to the Lune estuary<\/h1>/);
  expect(text).toMatch(/data-field="standfirst"[^>]*>Boats cross again/);
  expect(text).toContain(
    '<span class="names" data-field="byline">Asha Rao and Kabir Sen</span>, ' +
      '<span class="place" data-field="place">Port Lune</span></p>',
  );
  const body = between(text, 'data-field="body"', "<aside");
  expect(body).toContain("<h2>A full morning</h2><blockquote><p>We waited eleven years.</p></blockquote>");
  expect(body).toContain('<a href="https://gazette.example/" rel="noopener">the Lune Gazette</a>');
  expect(text).toContain("<li>ferries</li><li>Lune</li>");
  expect(text).toContain(`<meta name="galley:fingerprint" content="${story.fingerprint}"/>`);
  expect(text).toContain(`<link rel="canonical" href="${base()}${story.path}"/>`);
  expect(between(text, 'class="more"', "</section>")).toContain("Another story of this section");
});

test("[R4] the stamps stand in lines of their own, each with its moment", async () => {
  const { text } = await get(story.path);
  expect(text).toContain(
    '<p>First Published <time datetime="2026-03-02T18:25:10+05:30">2 March 2026, 6:25 pm IST</time></p>' +
      '<p>Last Updated <time datetime="2026-03-02T20:35:00+05:30">2 March 2026, 8:35 pm IST</time></p>',
  );
  const once = await buildPublication({ firstPublishedAt: new Date("2026-03-02T12:55:10Z") });
  expect((await get(once.path)).text).not.toContain("Last Updated");
});

test("[R5] a picture has its sizes, its alt text, its caption and its credit", async () => {
  const { text } = await get(story.path);
  const [lead = "", second = ""] = [...text.matchAll(/<figure[\s\S]*?<\/figure>/g)].map(([figure]) => figure);
  expect(lead).toContain(`src="/media/${boat.id}-full-960.jpg"`);
  expect(lead).toContain(`/media/${boat.id}-full-320.webp 320w`);
  expect(lead).toContain('width="1600" height="1067" alt="A white ferry"');
  expect(lead).toContain('fetchpriority="high"');
  expect(lead).not.toContain("lazy");
  expect(second).toContain('loading="lazy"');
  const caption = between(lead, "<figcaption>", "</figcaption>").replace(/<[^>]+>/g, "");
  expect(caption).toBe("The first boat leaves. Image: Twitter/ Mira Sandhu/NWA");
});

test("[R6] the attribution line is the last thing in the body, in italics", async () => {
  const { text } = await get(story.path);
  expect(text).toMatch(/data-field="attribution"><em>With inputs from NWA<\/em><\/p><\/div><aside/);
});

test("[R12][R28] its JSON-LD tells machines what the page tells readers", async () => {
  const { text } = await get(story.path);
  const data = JSON.parse(between(text, '<script type="application/ld+json">', "</script>"));
  expect(data).toMatchObject({
    "@type": "NewsArticle",
    url: base() + story.path,
    headline: "Ferry service returns to the Lune estuary",
    author: [
      { "@type": "Person", name: "Asha Rao" },
      { "@type": "Person", name: "Kabir Sen" },
    ],
    publisher: { name: "The Lune Courier" },
    sourceOrganization: [{ name: "NWA" }],
    correction: [{ "@type": "CorrectionComment", text: "The boat left at six, not at seven." }],
    keywords: ["ferries", "Lune"],
    inLanguage: "en-IN",
  });
  expect(data.image).toMatchObject([
    { "@type": "ImageObject", creditText: "Twitter/ Mira Sandhu/NWA", width: 1280, height: 854 },
    { "@type": "ImageObject", creditText: "Port Lune Trust", caption: "The quay at six." },
  ]);
  expect(data.creditText).toBe("With inputs from NWA");
  expect(data.image[0]).toMatchObject({
    creator: { "@type": "Person", name: "Mira Sandhu" },
    copyrightNotice: "© Mira Sandhu",
    license: "https://nwa.example/terms",
    acquireLicensePage: "https://nwa.example/buy",
  });
  // As a page that was published before this was kept.
  expect(Object.keys(data.image[1])).not.toContain("creator");
  expect(data.image[0].contentUrl).toBe(`${base()}/media/${boat.id}-full-1280.jpg`);
});

test("[R11][R15] the page is valid HTML with one h1, runs no script and may load nothing foreign", async () => {
  const { text, headers } = await get(story.path);
  const report = await new HtmlValidate({ extends: ["html-validate:standard"] }).validateString(text);
  expect(
    report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ).toEqual([]);
  expect(text.match(/<h1/g)).toHaveLength(1);
  expect(text.match(/<script(?! type="application\/ld\+json")/g)).toBeNull();
  expect(text).not.toMatch(/ style="/);
  const policy = String(headers["content-security-policy"]);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});
