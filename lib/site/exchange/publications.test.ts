import Ajv from "ajv/dist/2020.js";
import { beforeAll, expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import { haveSharedData, sharedFile } from "#lib/platform/testing/shared-data.ts";
import {
  buildPaper,
  buildPublication,
  builtPicture,
  pictureLine,
  paragraph,
  type BuiltPublication,
} from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get, base } = usePaper();
const picture = builtPicture();
let story: BuiltPublication;
let gone: BuiltPublication;
beforeAll(async () => {
  await buildPaper();
  story = await buildPublication({
    publishedAt: new Date("2026-03-05T10:00:00Z"),
    page: {
      lines: [paragraph("The first boat left at six."), pictureLine(picture, "A ferry", "The first boat.")],
      pictures: { [picture.id]: picture },
      attribution: "With inputs from NWA",
      sources: ["NWA"],
      notes: [{ change: "correction", at: "2026-03-02T15:05:00.000Z", text: "Six, not seven." }],
    },
  });
  gone = await buildPublication({
    page: { headline: "Not true" },
    publishedAt: new Date("2026-03-04T10:00:00Z"),
  });
  await buildPublication({
    ...{ storyId: gone.storyId, change: "withdrawal", state: "withdrawn", page: { headline: "Not true" } },
    publishedAt: new Date("2026-03-06T10:00:00Z"),
  });
});

test("[R19] a publication is a ninjs item with its credits, sources, notes and both forms of its body", async () => {
  for (const id of [story.storyId, story.publicationId]) {
    const { status, text, headers } = await get(`/api/v1/publications/${id}`);
    expect([status, headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
    expect(JSON.parse(text)).toMatchObject({
      uri: `urn:galley:story:${story.storyId}`,
      pubStatus: "usable",
      version: "1",
      headlines: [{ role: "main", value: "Ferry service returns to the Lune estuary" }],
      descriptions: [{ role: "summary" }, { role: "correction", value: "Six, not seven." }],
      bodies: [
        { contentType: "text/html" },
        { contentType: "text/plain", value: "The first boat left at six.\n\nWith inputs from NWA" },
      ],
      by: "Asha Rao and Kabir Sen",
      infoSources: [{ name: "NWA" }],
      located: "Port Lune",
      renditions: [{ href: base() + story.path }],
      associations: [
        {
          type: "picture",
          descriptions: [
            { role: "caption", value: "The first boat." },
            { role: "alt", value: "A ferry" },
            { role: "credit", value: "Twitter/ Mira Sandhu/NWA" },
          ],
        },
      ],
    });
  }
});

test("[R19] the list tells the last change first, a withdrawn story only as canceled, and leads on page by page", async () => {
  const first = JSON.parse((await get("/api/v1/publications")).text);
  expect(first.next).toBeNull();
  expect(first.items.map(({ uri }: { uri: string }) => uri)).toEqual(
    [gone, story].map(({ storyId }) => `urn:galley:story:${storyId}`),
  );
  expect(first.items[0].pubStatus).toBe("canceled");
  expect(JSON.stringify(first.items[0])).not.toContain("Not true");
  for (let number = 0; number < 30; number++)
    await buildPublication({ publishedAt: new Date(Date.UTC(2026, 0, 1 + (number % 5))) });
  const uris: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const list: { items: { uri: string }[]; next: string | null } = JSON.parse(
      (await get(`/api/v1/publications${next === "" ? "" : `?after=${next}`}`)).text,
    );
    uris.push(...list.items.map(({ uri }) => uri));
    next = list.next;
  }
  expect([uris.length, new Set(uris).size]).toEqual([32, 32]);
});

test.each([
  [
    "/api/v1/publications?after=nonsense",
    400,
    'This cursor cannot be read. Take it from "next" of the list before.',
  ],
  ["/api/v1/publications/0123456789zz", 404, "There is no publication with this id."],
  ["/api/v1/publications/%27%3B--", 404, "There is no publication with this id."],
  ["/api/v1/publications/a/b", 404, "There is no publication with this id."],
])("[R20] %s is answered %i with a sentence", async (path, status, detail) => {
  const response = await get(path);
  expect(response.status).toBe(status);
  expect(response.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(response.text)).toMatchObject({ status, detail });
});

test("[R20] a withdrawn publication is 410, and only reading is allowed", async () => {
  expect((await get(`/api/v1/publications/${gone.storyId}`)).status).toBe(410);
  const posted = await get("/api/v1/publications", { method: "POST" });
  expect(posted.status).toBe(405);
  expect(posted.headers["content-type"]).toBe("application/problem+json");
});

const schema = (name: string) => JSON.parse(sharedFile(`ninjs/schemas/${name}.json`).toString("utf8"));

test.runIf(haveSharedData("ninjs", "what programs are sent"))(
  "[R19] what is sent is valid ninjs 3.1",
  async () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(schema("GeoJSON-schema"));
    const validate = ajv.compile(schema("ninjs-schema_3.1"));
    const { items } = JSON.parse((await get("/api/v1/publications")).text);
    for (const item of [...items, JSON.parse((await get(`/api/v1/publications/${story.storyId}`)).text)]) {
      validate(item);
      expect(validate.errors ?? []).toEqual([]);
    }
  },
);
