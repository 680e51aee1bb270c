import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { useDatabase } from "#lib/database/testing.ts";
import type { Teaser } from "#components/site/teaser.ts";
import { arrangeFront } from "#lib/site/pages/arrange-front.ts";
import { authorsOf } from "#lib/site/pages/authors-of.ts";
import {
  buildPaper,
  buildPublication,
  builtPicture,
  pictureLine,
} from "#lib/site/testing/build-publication.ts";
import { usePaper } from "#lib/site/testing/use-paper.ts";

useDatabase();
const { get } = usePaper();
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

async function expectValid(path: string, status = 200): Promise<string> {
  const page = await get(path);
  expect([path, page.status]).toEqual([path, status]);
  const report = await validator.validateString(page.text);
  const faults = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
  expect([path, faults]).toEqual([path, []]);
  expect(page.text.match(/<h1/g)).toHaveLength(1);
  return page.text;
}

test("[R11] pages of an empty newsroom are valid and say what will stand there", async () => {
  expect(await expectValid("/")).toContain("Nothing has been published yet.");
  await buildPaper();
  expect(await expectValid("/corrections")).toContain("Nothing has been corrected so far.");
});

test("[R11] the front, sections, corrections and notices are valid", async () => {
  for (let number = 0; number < 30; number++) {
    const picture = builtPicture(number % 3 === 0 ? { width: 800, height: 1200 } : {});
    const lines = number % 2 === 0 ? [pictureLine(picture, "A ferry", "The first boat.")] : [];
    const page = { headline: `Story ${number}`, lines, pictures: { [picture.id]: picture } };
    await buildPublication({ page, firstPublishedAt: new Date(Date.UTC(2026, 2, 2, number % 24, number)) });
  }
  const front = await expectValid("/");
  expect(front).toContain("The Lune Courier");
  // A credit never falls off a picture, also where a story is only announced.
  expect(front).toContain("Image: Twitter/ Mira Sandhu/NWA");
  expect(await expectValid("/india")).toContain("Older stories");
  expect(await expectValid("/india?page=2")).toContain("Newer stories");
  expect(await expectValid("/world")).toContain("Nothing stands in World yet.");
  await expectValid("/india/nothing", 404);
});

test("[R18] corrections and withdrawals are listed; a withdrawn story is not named", async () => {
  const { storyId } = await buildPublication({ page: { headline: "Corrected story" } });
  await buildPublication({
    storyId,
    change: "correction",
    note: "Six, not seven.",
    page: { headline: "Corrected story" },
  });
  const gone = await buildPublication({ page: { headline: "Secret of the bridge" } });
  const withdrawal = { change: "withdrawal" as const, state: "withdrawn" as const, note: "It was not true." };
  await buildPublication({
    storyId: gone.storyId,
    page: { headline: "Secret of the bridge" },
    ...withdrawal,
  });
  const list = await expectValid("/corrections");
  for (const part of [
    "Corrected story",
    "Six, not seven.",
    "It was not true.",
    "A story first published on 2 March 2026",
  ])
    expect(list).toContain(part);
  expect(list).not.toContain("Secret of the bridge");
  await expectValid(gone.path, 410);
});

const teaser = (name: string, pictured: boolean): Teaser => ({
  ...{ address: `/${name}`, headline: name, standfirst: "", kicker: "", byline: "" },
  section: { slug: "india", name: "India" },
  lead: pictured ? { line: { kind: "picture", runs: [] }, picture: builtPicture() } : null,
  firstPublishedAt: new Date(),
  lastUpdatedAt: new Date(),
});

test("[R22] the lead has a picture when one of the newest does, and no story stands twice", () => {
  const stories = [..."abcdefghijklmnop"].map((name, at) => teaser(name, at >= 2 && at % 2 === 0));
  const section = { slug: "india", name: "India" };
  const front = arrangeFront(stories, [
    { section, stories },
    { section: { slug: "world", name: "World" }, stories: [] },
  ]);
  const names = (shown: Teaser[]) => shown.map(({ headline }) => headline).join("");
  expect(front.lead?.headline).toBe("c");
  expect([names(front.second), names(front.latest)]).toEqual(["egi", "abdfhjk"]);
  expect(front.sections.map(({ stories: shown }) => names(shown))).toEqual(["lmno"]);
  expect(arrangeFront([], [])).toEqual({ lead: null, second: [], latest: [], sections: [] });
  expect(arrangeFront([teaser("only", false)], []).lead?.headline).toBe("only");
});

test.each([
  ["By Asha Rao and Kabir Sen", ["Asha Rao", "Kabir Sen"]],
  ["asha rao, kabir sen & Mira", ["asha rao", "kabir sen", "Mira"]],
  ["Bylasha Anderson", ["Bylasha Anderson"]],
  ["By PTI", ["PTI"]],
  ["Asha Rao; additional reporting by Leela Das", ["Asha Rao", "Leela Das"]],
  [
    "By Asha Rao, with additional reporting by Leela Das and Vikram Sethi",
    ["Asha Rao", "Leela Das", "Vikram Sethi"],
  ],
  ["Reporting by Mira Sandhu; writing by Asha Rao", ["Mira Sandhu", "Asha Rao"]],
  ["", []],
])("[R12] the byline %j names %j", (byline, names) => {
  expect(authorsOf(byline)).toEqual(names);
});
