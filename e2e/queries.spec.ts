import type { Page } from "@playwright/test";
import { expect, scenario } from "./scenario.ts";
import { beginStory, decide, part, saveState, stage, storyBox, tab, write } from "./steps.ts";

/** Selects words as a mouse would: from the first of them to the last, over whatever is drawn on them. */
async function select(page: Page, words: string): Promise<void> {
  const copy = storyBox(page);
  await copy.focus();
  await copy.evaluate((root, wanted) => {
    const nodes: { node: Text; at: number }[] = [];
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    let text = "";
    while (walk.nextNode()) {
      nodes.push({ node: walk.currentNode as Text, at: text.length });
      text += (walk.currentNode as Text).data;
    }
    const from = text.indexOf(wanted);
    if (from < 0) throw new Error(`“${wanted}” is not in the copy`);
    const place = (offset: number, isEnd: boolean): [Text, number] => {
      const { node, at } = nodes.findLast((one) => (isEnd ? one.at < offset : one.at <= offset))!;
      return [node, offset - at];
    };
    const range = document.createRange();
    range.setStart(...place(from, false));
    range.setEnd(...place(from + wanted.length, true));
    getSelection()!.removeAllRanges();
    getSelection()!.addRange(range);
  }, words);
  await expect(page.getByRole("button", { name: "Ask", exact: true })).toBeVisible();
}

const threads = (page: Page) => page.getByRole("tabpanel", { name: "Queries" }).getByRole("article");
const marked = (page: Page) => storyBox(page).locator(".queried");
const chosen = (page: Page) => storyBox(page).locator(".queried-chosen");

/** The marked words as one reads them: neighbours of one query together, whatever the copy is drawn with. */
const wordsIn = (drawn: ReturnType<typeof marked>): Promise<string[]> =>
  drawn.evaluateAll((spans) => {
    const words: string[] = [];
    spans.forEach((span, number) => {
      const before = spans[number - 1];
      let next = before?.nextSibling;
      // A colleague's caret is drawn between letters and is none.
      while (next instanceof Element && next.matches(".remote-caret")) next = next.nextSibling;
      const isNext = next === span && before?.getAttribute("data-query") === span.getAttribute("data-query");
      if (isNext) words[words.length - 1] += span.textContent;
      else words.push(span.textContent ?? "");
    });
    return words;
  });
const expectMarked = (page: Page, ...words: string[]) =>
  expect.poll(() => wordsIn(marked(page)), { timeout: 20_000 }).toEqual(words);
const expectChosen = (page: Page, ...words: string[]) =>
  expect.poll(() => wordsIn(chosen(page)), { timeout: 20_000 }).toEqual(words);

scenario(
  "[Q2] [Q3] [Q5] [Q12] a query keeps its place through cut and paste, and says when its words are gone",
  async ({ reporter, copyEditor, named }) => {
    const address = await beginStory(reporter.page);
    await write(
      reporter.page,
      named("Valley council opens talks"),
      "Both banks send their elders",
      "The council said that talks would open.",
      "Twelve people came to the hall.",
      "The last line stands here.",
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await copyEditor.page.goto(address);
    await expect(part(copyEditor.page, "body")).toContainText("Twelve people came");

    // Asked by keys alone, with somebody called upon.
    await select(copyEditor.page, "Twelve people");
    await copyEditor.page.keyboard.press("Control+Alt+m");
    await expect(copyEditor.page.getByRole("textbox", { name: "Query" })).toBeFocused();
    await copyEditor.page.keyboard.type("Who counted them, @asha");
    await expect(copyEditor.page.getByRole("option", { name: reporter.name })).toBeVisible();
    await copyEditor.page.keyboard.press("Enter");
    await copyEditor.page.keyboard.type("<b>exactly</b>?");
    await copyEditor.page.keyboard.press("Control+Enter");
    await expect(threads(copyEditor.page)).toContainText(
      `Who counted them, @${reporter.name} <b>exactly</b>?`,
    );
    await select(copyEditor.page, "talks would");
    await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();
    await copyEditor.page.getByRole("textbox", { name: "Query" }).fill("Which talks?");
    await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();

    // Open first in reading order, for both.
    for (const page of [reporter.page, copyEditor.page]) {
      await tab(page, "Queries").click();
      await expect(threads(page)).toHaveCount(2);
      await expect(threads(page).first()).toContainText("Which talks?");
      await expectMarked(page, "talks would", "Twelve people");
    }

    // The reporter goes on working: around the words, inside them, and takes them elsewhere.
    await select(reporter.page, "people");
    await reporter.page.keyboard.press("ArrowLeft");
    await reporter.page.keyboard.type("old ");
    await expectMarked(copyEditor.page, "talks would", "Twelve ", "people");
    await select(reporter.page, "Twelve old people came");
    await reporter.page.keyboard.press("Control+x");
    await expect(threads(copyEditor.page).getByText("The words are gone")).toBeVisible();
    await part(reporter.page, "headline").click();
    await reporter.page.keyboard.press("End");
    await reporter.page.keyboard.type(": ");
    await reporter.page.keyboard.press("Control+v");
    await expect(part(copyEditor.page, "headline")).toContainText(": Twelve old people came");
    for (const page of [reporter.page, copyEditor.page]) {
      await expectMarked(page, "Twelve ", "people", "talks would");
      await expect(page.getByText("The words are gone")).toHaveCount(0);
      await expect(threads(page).first()).toContainText("Who counted them");
    }

    // From the words to the thread and back.
    await marked(copyEditor.page).first().click();
    await expect(threads(copyEditor.page).first()).toHaveAttribute("data-chosen", "true");
    await threads(copyEditor.page).last().getByRole("button", { name: "Show the words" }).click();
    await expectChosen(copyEditor.page, "talks would");

    // All its words are deleted: the thread says so and keeps them.
    await select(reporter.page, "talks would");
    await reporter.page.keyboard.press("Delete");
    const gone = threads(copyEditor.page).filter({ hasText: "The words are gone" });
    await expect(gone).toHaveCount(1);
    await expect(gone).toContainText("talks would");
    await reporter.page.keyboard.press("Control+z");
    await expect(gone).toHaveCount(0);
    // Undo took back the deletion alone, not the paste a moment before it.
    await expect(part(reporter.page, "headline")).toContainText(": Twelve old people came");

    // Answered, resolved, opened again.
    const asked = threads(reporter.page).filter({ hasText: "Which talks?" });
    await asked.getByRole("textbox", { name: "Reply" }).fill("Those about the dam.");
    await asked.getByRole("button", { name: "Send", exact: true }).click();
    const answered = threads(copyEditor.page).filter({ hasText: "Those about the dam." });
    await answered.getByRole("button", { name: "Resolve" }).click();
    await expectMarked(reporter.page, "Twelve ", "people");
    // It stays where it was resolved, and is folded away for everybody else.
    await expect(answered).toContainText(`Resolved by ${copyEditor.name}`);
    await expect(reporter.page.getByText("1 resolved query")).toBeVisible();
    await answered.getByRole("button", { name: "Reopen" }).click();
    await expectMarked(reporter.page, "Twelve ", "people", "talks would");
  },
);

scenario(
  "[Q6] [Q7] [Q8] a required query keeps a story from approval, and who is elsewhere is told",
  async ({ reporter, copyEditor, manager, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Bridge reopens"), "After nine months", "The bridge cost nine crore.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await reporter.page.goto("/desk");
    await copyEditor.page.goto(address);
    await decide(copyEditor.page, "Send for approval");
    await select(copyEditor.page, "nine crore");
    await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();
    await copyEditor.page.getByRole("textbox", { name: "Query" }).fill(`@${reporter.name} says who?`);
    await copyEditor.page.getByRole("checkbox", { name: "Required" }).check();
    await copyEditor.page.getByRole("button", { name: "Ask", exact: true }).click();

    await manager.page.goto(address);
    const approve = manager.page.getByRole("button", { name: "Approve", exact: true });
    await expect(approve).toHaveAttribute("aria-disabled", "true");
    await tab(manager.page, "Checks").click();
    const blocking = manager.page.getByRole("list", { name: "Blocking" }).getByRole("listitem");
    const check = blocking.filter({ hasText: "nine crore" });
    await expect(check).toContainText(
      `The query by ${copyEditor.name} on “nine crore” must be resolved first.`,
    );
    await check.getByRole("button", { name: "Go there" }).click();
    await expect(threads(manager.page)).toBeFocused();
    await expectChosen(manager.page, "nine crore");

    // The reporter sits at the desk, hears of it, and finds the way.
    await expect(reporter.page.getByRole("link", { name: /Bridge reopens/ }).first()).toBeVisible();
    await reporter.page.getByRole("button", { name: /Notifications, \d+ unread/ }).click();
    await reporter.page.getByRole("link", { name: /mentioned you in a query.*says who/ }).click();
    await expect(threads(reporter.page)).toBeFocused();
    await threads(reporter.page).getByRole("textbox", { name: "Reply" }).fill("The ministry, in its reply.");
    await threads(reporter.page).getByRole("button", { name: "Send", exact: true }).click();
    await expect(threads(manager.page)).toContainText("The ministry, in its reply.");
    await expect(threads(reporter.page).getByRole("button", { name: "Resolve" })).toHaveCount(0);

    await threads(copyEditor.page).getByRole("button", { name: "Resolve" }).click();
    await expect(approve).not.toHaveAttribute("aria-disabled", "true");
    await decide(manager.page, "Approve");
    await expect(stage(manager.page)).toHaveText("Approved");
  },
);
