import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, scenario } from "./scenario.ts";
import { beginStory, saveState, tab, write } from "./steps.ts";

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
  );
}

for (const scheme of ["light", "dark"] as const)
  for (const width of [1440, 390])
    scenario(
      `[N9] every screen can be used by everyone (${scheme}, ${width} px)`,
      async ({ manager, named }) => {
        const { page } = manager;
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme: scheme });
        for (const address of [
          "/desk",
          "/pictures",
          "/approvals",
          "/admin/people",
          "/admin/desks",
          "/admin/wire",
          "/admin/style",
          "/admin/activity",
          "/",
          "/signin",
        ]) {
          await page.goto(address);
          await expect(page.locator("h1").first()).toBeVisible();
          expect(await faults(page), `${address}, ${scheme}, ${width} px`).toEqual([]);
        }
        await beginStory(page);
        await write(
          page,
          named("For every reader"),
          "And every writer",
          "One paragraph.",
          "## A sub-heading",
          "Another.",
        );
        await expect(saveState(page)).toHaveText("Saved");
        expect(await faults(page), `story, ${scheme}, ${width} px`).toEqual([]);
        if (width > 1100)
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
            expect(await faults(page), `story's ${name}, ${scheme}`).toEqual([]);
          }
      },
    );
