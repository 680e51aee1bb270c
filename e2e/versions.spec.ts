import type { Page } from "@playwright/test";
import { expect, scenario } from "./scenario.ts";
import { caretAfter } from "./selecting.ts";
import { beginStory, decide, drawnWords, part, saveState, storyBox, tab, write } from "./steps.ts";

const versions = (page: Page) => page.getByRole("list", { name: "Versions" });
const notices = (page: Page) => page.getByRole("status", { name: "Notices" });
const sinceRead = (page: Page) => page.getByRole("status", { name: "New since you last read it" });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(saveState(page)).toHaveText("Saved");
}

scenario(
  "[V8] restoring a version while another types loses nothing and can be undone",
  async ({ reporter, deskEditor, manager, named }) => {
    const headline = named("River talks open");
    const address = await beginStory(reporter.page);
    await write(reporter.page, headline, "Both banks", "The council met.", "Nobody came.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");

    await open(deskEditor.page, address);
    await caretAfter(deskEditor.page, "The council met.");
    await deskEditor.page.keyboard.type(" It was late.");
    await part(deskEditor.page, "headline").click();
    await deskEditor.page.keyboard.press("End");
    await deskEditor.page.keyboard.type(", again");
    await expect(saveState(deskEditor.page)).toHaveText("Saved");
    await tab(deskEditor.page, "History").click();

    await open(manager.page, address);
    await caretAfter(manager.page, "Nobody came.");
    const typed = " The manager writes on and on, letter by letter, whatever others do.";
    const typing = manager.page.keyboard.type(typed, { delay: 15 });
    await expect(part(deskEditor.page, "body")).toContainText("The manager");
    await versions(deskEditor.page).getByRole("button", { name: "Restore this version" }).last().click();
    await expect(notices(deskEditor.page)).toContainText("Words of version 1 are back.");
    await typing;
    for (const { page } of [deskEditor, manager, reporter]) {
      await expect(part(page, "body")).toHaveText(`The council met.Nobody came.${typed}`);
      await expect(part(page, "headline")).toHaveText(headline);
    }
    // What stood there before is a version of its own.
    await expect(versions(deskEditor.page).getByText("before a version was restored")).toBeVisible();

    await notices(deskEditor.page).getByRole("button", { name: "Undo" }).click();
    for (const { page } of [deskEditor, manager]) {
      await expect(part(page, "body")).toHaveText(`The council met. It was late.Nobody came.${typed}`);
      await expect(part(page, "headline")).toHaveText(`${headline}, again`);
    }
  },
);

scenario(
  "[V3] who may only suggest restores as suggestions; who only reads is told why not",
  async ({ reporter, deskEditor, admin, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("A word too many"), "Which one", "The bridge closes.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await open(deskEditor.page, address);
    await caretAfter(deskEditor.page, "The bridge closes.");
    await deskEditor.page.keyboard.type(" Early.");
    await expect(saveState(deskEditor.page)).toHaveText("Saved");
    await expect(part(reporter.page, "body")).toContainText("Early.");

    await tab(reporter.page, "History").click();
    await versions(reporter.page).getByRole("button", { name: "Restore this version" }).last().click();
    await expect(notices(reporter.page)).toContainText("The words of version 1 are suggested now.");
    await expect.poll(() => drawnWords(deskEditor.page, ".struck")).toBe(" Early.");

    await open(admin.page, address);
    await tab(admin.page, "History").click();
    const button = versions(admin.page).getByRole("button", { name: "Restore this version" }).last();
    await expect(button).toHaveAttribute("aria-disabled", "true");
    await expect(button).toHaveAccessibleDescription(/You may only read this story/);
  },
);

scenario("[V14] what is new since I last read it", async ({ reporter, deskEditor, named }) => {
  const headline = named("Rain until Friday");
  const address = await beginStory(reporter.page);
  await write(reporter.page, headline, "Umbrellas", "It rained on Monday.", "It rained on Tuesday.");
  await expect(saveState(reporter.page)).toHaveText("Saved");

  await open(deskEditor.page, address);
  await deskEditor.page.keyboard.press("F8");
  await expect(sinceRead(deskEditor.page)).toContainText("You have not read this story before");
  await deskEditor.page.getByRole("button", { name: "Mark as read" }).click();
  await expect(sinceRead(deskEditor.page)).toContainText("Nothing is new since you last read it");
  await deskEditor.page.goto("/desk");

  await caretAfter(reporter.page, "It rained on Tuesday.");
  await reporter.page.keyboard.type(" And on Wednesday.");
  await part(reporter.page, "headline").click();
  await reporter.page.keyboard.press("End");
  await reporter.page.keyboard.press("Backspace");
  await expect(saveState(reporter.page)).toHaveText("Saved");

  await open(deskEditor.page, address);
  await deskEditor.page.keyboard.press("F8");
  await expect(sinceRead(deskEditor.page)).toContainText("1 new passage, 1 cut since you last read it");
  await expect.poll(() => drawnWords(deskEditor.page, ".new-words")).toBe(" And on Wednesday.");
  // It stays right while the other types before it and inside it.
  await caretAfter(reporter.page, "And on Wednesday");
  await reporter.page.keyboard.type("!");
  await expect.poll(() => drawnWords(deskEditor.page, ".new-words")).toBe(" And on Wednesday!.");
  await deskEditor.page.keyboard.press("F8");
  await expect(storyBox(deskEditor.page).locator(".new-words")).toHaveCount(0);
});

scenario("[V13] authors and shares", async ({ reporter, secondReporter, named }) => {
  const address = await beginStory(reporter.page);
  await write(reporter.page, named("Two hands"), "One story", "Asha wrote this first line.");
  await expect(saveState(reporter.page)).toHaveText("Saved");
  await open(secondReporter.page, address);
  await caretAfter(secondReporter.page, "Asha wrote this first line.");
  await secondReporter.page.keyboard.press("Enter");
  await secondReporter.page.keyboard.type(
    "Vikram wrote the second line, which is a good deal longer than hers.",
  );
  await expect(saveState(secondReporter.page)).toHaveText("Saved");

  await tab(reporter.page, "History").click();
  const authors = reporter.page.getByRole("button", { name: "Authors" });
  await authors.click();
  await expect(authors).toHaveAttribute("aria-pressed", "true");
  await expect(part(reporter.page, "body").locator(".authored").last()).toHaveText(/^Vikram wrote/);
  const shares = reporter.page.getByRole("list", { name: "Shares" });
  await expect(shares.getByRole("listitem")).toHaveText([/^Vikram Sethi\s*\d+ %$/, /^Asha Rao\s*\d+ %$/]);
  await reporter.page.getByRole("button", { name: "Put into Byline" }).click();
  await tab(reporter.page, "Details").click();
  await expect(reporter.page.getByRole("textbox", { name: "Byline" })).toHaveValue(
    "Vikram Sethi and Asha Rao",
  );
});

scenario(
  "[V17] any two versions beside each other, and from change to change by key",
  async ({ reporter, deskEditor, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Bridge"), "Closed", "The bridge closes at eleven.", "Buses run.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await open(deskEditor.page, address);
    await tab(deskEditor.page, "History").click();
    await versions(deskEditor.page).getByRole("button", { name: "Name this version" }).first().click();
    const name = deskEditor.page.getByRole("textbox", { name: "Version name" });
    await name.fill("Before the rewrite");
    await name.press("Enter");
    await expect(versions(deskEditor.page)).toContainText("Before the rewrite");
    await caretAfter(deskEditor.page, "The bridge closes at eleven.");
    for (let i = 0; i < "eleven.".length; i++) await deskEditor.page.keyboard.press("Backspace");
    await deskEditor.page.keyboard.type("ten.");
    await caretAfter(deskEditor.page, "Buses run.");
    await deskEditor.page.keyboard.type(" All night.");
    await expect(saveState(deskEditor.page)).toHaveText("Saved");

    const { page } = deskEditor;
    await versions(page).getByRole("link", { name: "Compare" }).last().click();
    await page.waitForURL("**/compare?*to=now");
    await expect(page).toHaveTitle(/^Bridge \d+: compare/);
    const changes = page.getByRole("status", { name: "Changes" });
    await expect(changes).toHaveText("2 changes");
    await expect(page.locator("del").first()).toHaveText("eleven");
    await expect(page.locator("ins").first()).toHaveText("ten");
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    await expect(changes).toHaveText("2 of 2");
    await page.keyboard.press("p");
    await expect(changes).toHaveText("1 of 2");
    const to = page.getByRole("combobox", { name: "To" });
    await to.click();
    await to.fill("Before the");
    await to.press("Enter");
    await expect(page.getByText("The two versions are alike")).toBeVisible();
  },
);
