/**
 * The press on "Publish" in a manager's browser until a reader, who asks again and again, is served the page: in the production
 * build with the embedded database. Beside it, the same reader's wait for a page that is there already.
 */
import { chromium } from "@playwright/test";
import { pause, spread } from "./live/figures.ts";
import { RunningNewsroom } from "#e2e/running-newsroom.ts";
import { beginStory, saveState, write } from "#e2e/steps.ts";

const STORIES = 20;
/** The reader leaves the server room to work. */
const ASK_AGAIN_MS = 5;
const newsroom = new RunningNewsroom();
await newsroom.start();
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ baseURL: newsroom.url });
await page.goto(newsroom.setupLink);
for (const [label, text] of [
  ["Publication name", "The Evening Ledger"],
  ["Your name", "Meera Iyer"],
  ["Email", "meera@bench.test"],
  ["Password", "a long enough password"],
] as const)
  await page.getByRole("textbox", { name: label }).fill(text);
await page.getByRole("button", { name: "Create newsroom" }).click();
await page.waitForURL("**/desk*");

/** Asks for the story's page until it is there; gives how long the last answer took, in ms. */
async function servedTo(storyId: string): Promise<number> {
  for (;;) {
    const asked = performance.now();
    const answer = await fetch(`${newsroom.url}/news/story-${storyId}`);
    await answer.text();
    if (answer.status === 200) return performance.now() - asked;
    await pause(ASK_AGAIN_MS);
  }
}

const published: number[] = [];
const read: number[] = [];
for (let number = 0; number <= STORIES; number++) {
  const path = await beginStory(page);
  await write(page, `Ferry number ${number} crosses`, "In fog", "The ferry crossed before dawn.");
  await saveState(page).getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "More decisions" }).click();
  await page.getByRole("menuitem", { name: "Publish", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Publish" });
  const alone = dialog.getByRole("checkbox", { name: "Publish without a second pair of eyes" });
  const reason = dialog.getByRole("textbox", { name: "Reason" });
  await reason.first().fill("Breaking");
  if (await alone.isVisible()) await alone.check();
  const button = dialog.getByRole("button", { name: "Publish", exact: true });
  await button.hover();
  const storyId = path.split("/").at(-1)!;
  const begun = performance.now();
  await Promise.all([button.click(), servedTo(storyId)]);
  // The first one warms the way.
  if (number > 0) published.push(performance.now() - begun);
  for (let again = 0; again < 3; again++) read.push(await servedTo(storyId));
  await dialog.waitFor({ state: "hidden" });
}
await browser.close();
await newsroom.remove();
console.log(JSON.stringify({ bench: "publish", clickToServedMs: spread(published), readerMs: spread(read) }));
