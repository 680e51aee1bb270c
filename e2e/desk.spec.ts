import { expect, type Page } from "@playwright/test";
import { expectNoise, scenario } from "./scenario.ts";
import { beginStory, part, saveState, stage, write } from "./steps.ts";

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const link = (page: Page, name: string) => page.getByRole("link", { name }).first();

const confirm = (page: Page, name: string) =>
  page.getByRole("dialog", { name }).getByRole("button", { name, exact: true }).click();

/** A story with this headline, begun by whoever has this window. */
async function begun(page: Page, headline: string): Promise<string> {
  const address = await beginStory(page);
  await write(page, headline, "On the desk", "One line.");
  await expect(saveState(page)).toHaveText("Saved");
  return address;
}

scenario("[F10] the desk goes by keyboard: move, select, assign, decide", async ({ deskEditor, named }) => {
  const { page } = deskEditor;
  const quay = named("Quay");
  const [first, second] = [`${quay} east`, `${quay} west`];
  await begun(page, first);
  await begun(page, second);
  await page.goto(`/desk?q=${encodeURIComponent(quay)}`);
  for (const name of [first, second]) await expect(link(page, name)).toBeVisible();
  await page.keyboard.press("j");
  await expect(link(page, second)).toBeFocused();
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await expect(link(page, first)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByRole("status", { name: "Selection" })).toHaveText("2 stories selected");
  await page.keyboard.press("a");
  await page.getByRole("dialog").getByRole("button", { name: "To nobody" }).click();
  await expect(page.getByText("2 stories: nobody’s now.")).toBeVisible();
  await link(page, first).focus();
  await page.keyboard.press("s");
  await page.getByRole("dialog").getByRole("button", { name: "File to copy desk" }).click();
  await confirm(page, "File to copy desk");
  await expect(row(page, first)).toContainText("Copy desk");
});

scenario(
  "[F10] folded groups are passed over, and what is over is sent when it is opened",
  async ({ manager, named }) => {
    const { page } = manager;
    const name = named("Spiked pier");
    const address = await begun(page, name);
    await page.getByRole("button", { name: "More decisions" }).click();
    await page.getByRole("menuitem", { name: "Spike" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Reason" }).fill("Nothing in it");
    await page.getByRole("dialog").getByRole("button", { name: "Spike" }).click();
    await expect(stage(page)).toHaveText("Spiked");
    await page.goto("/desk");
    await expect(link(page, name)).toHaveCount(0);
    await page.getByRole("heading", { name: "Spiked" }).click();
    await expect(link(page, name)).toBeVisible();
    await expect(page).toHaveURL(/rows=spiked\.40/);
    await page.reload();
    await expect(link(page, name)).toHaveAttribute("href", address);
  },
);

scenario(
  "[F13] two filters chosen at once both count, and a link to the desk clears the search",
  async ({ deskEditor }) => {
    const { page } = deskEditor;
    await page.goto("/desk");
    await page.getByRole("combobox", { name: "Any stage" }).click();
    await page.getByRole("option", { name: "Copy desk" }).click();
    await page.getByRole("combobox", { name: "Anyone" }).click();
    await page.getByRole("option", { name: deskEditor.name }).click();
    await expect(page).toHaveURL(/stage=copy-desk/);
    await expect(page).toHaveURL(/who=/);
    await page.getByRole("searchbox", { name: "Search stories" }).fill("quay");
    await page.getByRole("link", { name: "Desk", exact: true }).click();
    await expect(page).toHaveURL(/\/desk$/);
    await expect(page.getByRole("searchbox", { name: "Search stories" })).toHaveValue("");
    await expect(page.getByRole("combobox", { name: "Any stage" })).toHaveValue("");
  },
);

scenario("[F12] the palette begins one story, and going back begins none", async ({ reporter }) => {
  const { page } = reporter;
  await page.goto("/desk");
  await page.keyboard.press("Control+k");
  await page.getByRole("textbox", { name: "Go to" }).fill("New st");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/stories/*", { timeout: 20_000 });
  await expect(saveState(page)).toHaveText("Saved");
  const address = new URL(page.url()).pathname;
  await page.goBack();
  await expect(page.getByRole("button", { name: "New story" })).toBeVisible();
  await expect(page).toHaveURL(/\/desk$/);
  await page.goForward();
  await expect(saveState(page)).toHaveText("Saved");
  expect(new URL(page.url()).pathname).toBe(address);
});

scenario(
  "[F12] on a story's page the palette offers what may be decided there, its modes and its panels",
  async ({ reporter, named }) => {
    const { page } = reporter;
    await begun(page, named("Palette pier"));
    // In the copy the shortcut makes a link, so the palette is opened by its button.
    await page.getByRole("button", { name: /open the palette/ }).click();
    await page.getByRole("textbox", { name: "Go to" }).fill("File to");
    await page.keyboard.press("Enter");
    await confirm(page, "File to copy desk");
    await expect(stage(page)).toHaveText("Copy desk");
    await page.getByRole("button", { name: /open the palette/ }).click();
    await page.getByRole("textbox", { name: "Go to" }).fill("History");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("tab", { name: "History", selected: true })).toBeVisible();
  },
);

scenario(
  "[F11] without a line to the newsroom the frame says so, and is quiet when it is back",
  async ({ reporter }) => {
    const { page } = reporter;
    expectNoise(page, /ERR_FAILED/);
    await page.route("**/api/announcements*", (route) => route.abort());
    await page.goto("/pictures");
    const line = page.getByRole("status", { name: "Line" });
    await expect(line).toHaveText("No line to the newsroom. What you see may be old.", { timeout: 30_000 });
    await page.unroute("**/api/announcements*");
    await expect(line).toHaveText("", { timeout: 30_000 });
  },
);

scenario(
  "[F14] a key or a press that comes before the page answers begins a story all the same",
  async ({ reporter }) => {
    const { page } = reporter;
    await page.goto("/desk");
    await page.keyboard.press("n");
    // Whoever has a headline in mind types it at once.
    await page.keyboard.type("Ferry sunk!");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await page.keyboard.type("All safe");
    await page.waitForURL("**/stories/*", { timeout: 20_000 });
    await expect(part(page, "headline")).toHaveText("Ferry sunk");
    await expect(part(page, "standfirst")).toHaveText("All safe");
    await page.goto("/desk");
    await page.getByRole("button", { name: "New story" }).click();
    await page.waitForURL("**/stories/*", { timeout: 20_000 });
  },
);
