import { expect, type Page } from "@playwright/test";

/** The parts of a story's page by the names on the screen. */
export const storyBox = (page: Page) => page.getByRole("textbox", { name: "Story" });
export const part = (page: Page, field: "headline" | "standfirst" | "body") =>
  storyBox(page).locator(`[data-field="${field}"]`);
export const saveState = (page: Page) => page.getByRole("status", { name: "Save state" });
export const stage = (page: Page) => page.getByRole("status", { name: "Stage" });
export const tab = (page: Page, name: string) => page.getByRole("tab", { name });

/** Begins a story from the desk by its key and answers its address. */
export async function beginStory(page: Page): Promise<string> {
  await page.goto("/desk");
  await expect(page.getByRole("button", { name: "New story" })).toBeVisible();
  await page.keyboard.press("n");
  await page.waitForURL("**/stories/*");
  await expect(saveState(page)).toHaveText("Saved");
  return new URL(page.url()).pathname;
}

/** Writes headline, standfirst and body as a person would, from the caret in the headline on. */
export async function write(
  page: Page,
  headline: string,
  standfirst: string,
  ...lines: string[]
): Promise<void> {
  await part(page, "headline").click();
  await page.keyboard.type(headline);
  await page.keyboard.press("Enter");
  await page.keyboard.type(standfirst);
  await page.keyboard.press("Enter");
  for (const [place, line] of lines.entries()) {
    if (place > 0) await page.keyboard.press("Enter");
    await page.keyboard.type(line);
  }
}

/** Makes a decision through its button, or the menu of the others, and confirms its dialog. */
export async function decide(page: Page, name: string, fill: Record<string, string> = {}): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  const more = page.getByRole("button", { name: "More decisions" });
  // The bar stands there whole or not at all, so what is not a button now is in the menu.
  await expect(more).toBeVisible();
  if (await button.isVisible()) await button.click();
  else {
    await more.click();
    await page.getByRole("menuitem", { name, exact: true }).click();
  }
  const dialog = page.getByRole("dialog", { name });
  for (const [label, text] of Object.entries(fill))
    await dialog.getByRole("textbox", { name: label }).fill(text);
  await dialog.getByRole("button", { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

/** Breaking news: a manager who wrote the story alone publishes it from any stage, with a reason for both. */
export async function publishAtOnce(page: Page, reason: string): Promise<void> {
  await expect(saveState(page)).toHaveText("Saved");
  await page.getByRole("button", { name: "More decisions" }).click();
  await page.getByRole("menuitem", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  // Who wrote what is known when the words are pinned; until then nothing is said about a second pair of eyes.
  await expect(dialog.getByText(/^Version \d+, fingerprint/)).toBeVisible();
  await dialog.getByRole("checkbox", { name: "Publish without a second pair of eyes" }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill(reason);
  await dialog.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status", { name: "Publication" })).toHaveText("Live");
}

/** The words drawn in these spans of the copy, joined: a caret or a mark may cut them anywhere. */
export const drawnWords = async (page: Page, spans: string): Promise<string> =>
  (await storyBox(page).locator(spans).allInnerTexts()).join("");
