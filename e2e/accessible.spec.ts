import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, expectNoise, scenario, type Actor } from "./scenario.ts";
import { select } from "./selecting.ts";
import { beginStory, decide, part, publishAtOnce, saveState, tab, write } from "./steps.ts";

const LOOKS = [
  { colorScheme: "light", width: 1440 },
  { colorScheme: "dark", width: 1440 },
  { colorScheme: "dark", width: 390 },
  { colorScheme: "light", width: 390 },
] as const;
type Look = (typeof LOOKS)[number];

async function look(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
}

/** What stands on the screen is read whole, by the rules of WCAG 2.2 AA. */
async function holds(page: Page, screen: string, { colorScheme, width }: Look): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    // In the page itself, which has no frames; otherwise every reading opens a window of its own to add up in.
    .setLegacyMode()
    .analyze();
  const faults = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
  expect(faults, `${screen}, ${colorScheme}, ${width} px`).toEqual([]);
}

/** A screen in all four looks: a page answers to a change of width or of the system's scheme by itself. */
async function holdsInEveryLook(page: Page, screen: string): Promise<void> {
  for (const one of LOOKS) {
    await look(page, one);
    await holds(page, screen, one);
  }
}

async function visit(page: Page, ...addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.locator("h1").first()).toBeVisible();
    await holdsInEveryLook(page, address);
  }
}

async function addPicture(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Picture", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Add a picture" });
  const buffer = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#5b7f95" } })
    .jpeg()
    .toBuffer();
  await dialog.getByLabel("File").setInputFiles({ name: "lake.jpg", mimeType: "image/jpeg", buffer });
  await dialog.getByRole("textbox", { name: "Credit line" }).fill("Tara Menon/ANI");
  await dialog.getByRole("textbox", { name: "Caption" }).fill("The lake on Sunday");
  await dialog.getByRole("textbox", { name: "Alt text" }).fill("A blue lake");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** A story at the copy desk with a query and a suggestion in it, open in the copy editor's window. */
async function askAndSuggest(reporter: Actor, copyEditor: Actor, headline: string): Promise<string> {
  const address = await beginStory(reporter.page);
  await write(reporter.page, headline, "On the copy desk", "Twelve people came.", "- one", "two");
  await expect(saveState(reporter.page)).toHaveText("Saved");
  await decide(reporter.page, "File to copy desk");
  const { page } = copyEditor;
  await page.goto(address);
  await select(page, "Twelve");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByRole("textbox", { name: "Query" }).fill("Who counted?");
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await select(page, "people");
  await page.keyboard.type("men");
  await expect(saveState(page)).toHaveText("Saved");
  return address;
}

scenario(
  "[N9] every reader's page can be used by everyone",
  async ({ manager, reporter, openWindow, named }) => {
    const { page } = manager;
    await beginStory(page);
    await write(
      page,
      named("For every reader"),
      "And writer",
      "One paragraph.",
      "## A sub-heading",
      "> Said.",
    );
    await addPicture(page);
    await publishAtOnce(page, "To be seen");
    const published = (await page.getByRole("link", { name: "View page" }).getAttribute("href"))!;
    const visitor = await openWindow();
    for (const one of [visitor, reporter.page]) expectNoise(one, /404|403/);
    await visit(visitor, "/", published, "/news", "/corrections", "/nowhere");
    await visit(visitor, "/signin", "/setup", "/join/unknown", "/password/unknown");
    await visit(reporter.page, "/approvals", "/stories/nosuchstory1");
  },
);

scenario("[N9] every list of the newsroom can be used by everyone", async ({ manager, named }) => {
  const { page } = manager;
  await beginStory(page);
  await write(page, named("Waits for a decision"), "Changed since", "The first words.");
  await publishAtOnce(page, "To be changed");
  await part(page, "body").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" And a new sentence.");
  const changed = page.getByRole("link", { name: "Changed since publication" });
  const compared = (await changed.getAttribute("href"))!;
  await visit(page, compared, "/desk", "/pictures", "/approvals");
  await visit(page, "/admin/people", "/admin/desks", "/admin/wire", "/admin/style", "/admin/activity");
  await page.goto("/admin/people");
  await page.getByRole("button", { name: "Invite" }).click();
  await expect(page.getByRole("dialog", { name: "Invite" })).toBeVisible();
  await holdsInEveryLook(page, "Invite");
});

// The panels and what opens over a story are looked at once light and wide, and once dark and narrow.
for (const one of [LOOKS[0], LOOKS[2]])
  scenario(
    `[N9] a story and all that opens in it can be used by everyone (${one.colorScheme}, ${one.width} px)`,
    async ({ reporter, copyEditor, named }) => {
      const { page } = copyEditor;
      const address = await askAndSuggest(reporter, copyEditor, named("Asked and suggested"));
      await holdsInEveryLook(page, "story");
      await look(page, one);
      const isNarrow = one.width < 1100;
      if (isNarrow) await page.getByRole("button", { name: "Open the side panel" }).click();
      for (const name of ["Details", "Pictures", "Sources", "Queries", "Suggestions", "History", "Checks"]) {
        await tab(page, name).click();
        await holds(page, `story's ${name}`, one);
      }

      await page.goto(address);
      await expect(saveState(page)).toHaveText("Saved");
      const dialog = page.getByRole("dialog");
      await page.getByRole("button", { name: "More decisions" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await holds(page, "menu of decisions", one);
      await page.getByRole("menuitem", { name: "Return to writer" }).click();
      await expect(dialog).toBeVisible();
      await holds(page, "a decision", one);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await page.getByRole("button", { name: "Picture", exact: true }).click();
      await expect(dialog).toBeVisible();
      await holds(page, "Add a picture", one);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await page.getByRole("button", { name: /open the palette/ }).click();
      await expect(dialog).toBeVisible();
      await holds(page, "palette", one);
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await part(page, "body").click();
      await page.keyboard.press("Control+f");
      await expect(page.getByRole("textbox", { name: "Find" })).toBeVisible();
      await holds(page, "finding", one);
    },
  );
