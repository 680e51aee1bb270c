import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, expectNoise, scenario, type Actor } from "./scenario.ts";
import { select } from "./selecting.ts";
import { beginStory, decide, part, publishAtOnce, saveState, tab, write } from "./steps.ts";

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}

/** Addresses of stories that show everything a screen can show. */
interface Filled {
  published: string;
  /** What changed in a story since it was published. */
  compared: string;
  /** At the copy desk, with a query and suggestions. */
  queried: string;
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

async function fill(manager: Actor, copyEditor: Actor, named: (label: string) => string): Promise<Filled> {
  const { page } = manager;
  await beginStory(page);
  await write(
    page,
    named("For every reader"),
    "And every writer",
    "One paragraph.",
    "## A sub-heading",
    "> Said.",
  );
  await addPicture(page);
  await publishAtOnce(page, "To be seen");
  const published = (await page.getByRole("link", { name: "View page" }).getAttribute("href"))!;

  await beginStory(page);
  await write(page, named("Waits for a decision"), "Changed since", "The first words.");
  await publishAtOnce(page, "To be changed");
  await part(page, "body").click();
  await page.keyboard.press("End");
  await page.keyboard.type(" And a new sentence.");
  const compared = (await page
    .getByRole("link", { name: "Changed since publication" })
    .getAttribute("href"))!;

  const queried = await beginStory(page);
  await write(page, named("Asked and suggested"), "On the copy desk", "Twelve people came.", "- one", "two");
  await expect(saveState(page)).toHaveText("Saved");
  await decide(page, "File to copy desk");
  await copyEditor.page.goto(queried);
  await select(copyEditor.page, "Twelve");
  await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();
  await copyEditor.page.getByRole("textbox", { name: "Query" }).fill("Who counted?");
  await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();
  await select(copyEditor.page, "people");
  await copyEditor.page.keyboard.type("men");
  await expect(saveState(copyEditor.page)).toHaveText("Saved");
  return { published, compared, queried };
}

let filled: Promise<Filled> | undefined;

for (const scheme of ["light", "dark"] as const)
  for (const width of [1440, 390])
    scenario(
      `[N9] every screen can be used by everyone (${scheme}, ${width} px)`,
      async ({ manager, copyEditor, reporter, openWindow, named }) => {
        // Some forty screens, each read whole.
        scenario.slow();
        const { published, compared, queried } = await (filled ??= fill(manager, copyEditor, named));
        const visitor = await openWindow();
        for (const page of [manager.page, reporter.page, copyEditor.page, visitor]) {
          await page.setViewportSize({ width, height: 900 });
          await page.emulateMedia({ colorScheme: scheme });
          expectNoise(page, /404|403/);
        }
        const holds = async (page: Page, screen: string) =>
          expect(await faults(page), `${screen}, ${scheme}, ${width} px`).toEqual([]);
        const screens: [Page, ...string[]][] = [
          [manager.page, "/desk", "/pictures", "/approvals", "/stories/nosuchstory1"],
          [manager.page, "/admin/people", "/admin/desks", "/admin/wire", "/admin/style", "/admin/activity"],
          [manager.page, compared],
          [reporter.page, "/approvals"],
          [
            visitor,
            "/",
            published,
            "/news",
            "/corrections",
            "/nowhere",
            "/signin",
            "/setup",
            "/join/unknown",
          ],
        ];
        for (const [page, ...addresses] of screens)
          for (const address of addresses) {
            await page.goto(address);
            await expect(page.locator("h1").first()).toBeVisible();
            await holds(page, address);
          }

        const { page } = copyEditor;
        await page.goto(queried);
        await expect(saveState(page)).toHaveText("Saved");
        await holds(page, "story");
        // The panels and what opens over a screen are looked at once light and wide, and once dark and narrow.
        if ((scheme === "light") !== width > 1100) return;
        if (width < 1100) await page.getByRole("button", { name: "Open the side panel" }).click();
        for (const name of [
          "Details",
          "Pictures",
          "Sources",
          "Queries",
          "Suggestions",
          "History",
          "Checks",
        ]) {
          await tab(page, name).click();
          await holds(page, `story's ${name}`);
        }
        if (width < 1100) await page.keyboard.press("Escape");

        // What opens over a screen.
        await page.goto(queried);
        await expect(saveState(page)).toHaveText("Saved");
        const dialog = page.getByRole("dialog");
        await page.getByRole("button", { name: "More decisions" }).click();
        await expect(page.getByRole("menu")).toBeVisible();
        await holds(page, "menu of decisions");
        await page.getByRole("menuitem", { name: "Return to writer" }).click();
        await expect(dialog).toBeVisible();
        await holds(page, "a decision");
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await page.getByRole("button", { name: "Picture", exact: true }).click();
        await expect(dialog).toBeVisible();
        await holds(page, "Add a picture");
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await page.keyboard.press("Control+k");
        await expect(dialog).toBeVisible();
        await holds(page, "palette");
        await page.keyboard.press("Escape");
        await expect(dialog).toBeHidden();
        await part(page, "body").click();
        await page.keyboard.press("Control+f");
        await expect(page.getByRole("textbox", { name: "Find" })).toBeVisible();
        await holds(page, "finding");
        await manager.page.goto("/admin/people");
        await manager.page.getByRole("button", { name: "Invite" }).click();
        await expect(manager.page.getByRole("dialog", { name: "Invite" })).toBeVisible();
        await holds(manager.page, "Invite");
      },
    );
