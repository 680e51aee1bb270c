import type { Page } from "@playwright/test";
import { expect, expectNoise, scenario } from "./scenario.ts";
import { caretAfter, pointAt, select } from "./selecting.ts";
import { beginStory, decide, part, saveState, stage, tab, write } from "./steps.ts";

const cards = (page: Page) => page.getByRole("article");
const suggestion = (page: Page, what: string) => page.getByRole("article", { name: what });
const decided = (page: Page) => page.getByRole("status", { name: "Decided" });

/** The body as this window shows it, the carets of the others apart. */
const bodyOf = (page: Page): Promise<string> =>
  part(page, "body").evaluate((body) => {
    const copy = body.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll(".remote-caret")) caret.remove();
    return [...copy.children].map((line) => line.textContent).join("\n");
  });

/** Waits until these windows show the same body, and everything is saved. */
async function agree(...pages: Page[]): Promise<string> {
  for (const page of pages) await expect(saveState(page)).toHaveText("Saved");
  await expect(async () => {
    const bodies = await Promise.all(pages.map(bodyOf));
    expect(bodies.slice(1)).toEqual(bodies.slice(1).map(() => bodies[0]));
  }).toPass({ timeout: 30_000 });
  return bodyOf(pages[0]!);
}

scenario(
  "[G3] suggest while another types: three windows agree, and the story's words are what was not suggested",
  async ({ reporter, copyEditor, manager, named }) => {
    const headline = named("Ferry returns to the strait");
    const address = await beginStory(reporter.page);
    await write(
      reporter.page,
      headline,
      "The first crossing in a month",
      "The ferry left at 13 minutes past six.",
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await manager.page.goto(address);
    await expect(part(manager.page, "headline")).toHaveText(headline);
    await expect(copyEditor.page.getByRole("radio", { name: "Suggesting" })).toBeChecked();
    await expect(reporter.page.getByRole("radio", { name: "Suggesting" })).toBeChecked();
    await expect(reporter.page.getByRole("radio", { name: "Editing" })).toBeDisabled();

    // The copy editor replaces a figure while the manager types in the same line and the reporter suggests below.
    await select(copyEditor.page, "13");
    await caretAfter(manager.page, "The ferry");
    await caretAfter(reporter.page, "past six.");
    await Promise.all([
      copyEditor.page.keyboard.type("12", { delay: 15 }),
      manager.page.keyboard.type(" of the north line", { delay: 15 }),
      reporter.page.keyboard.type(" It was full.", { delay: 15 }),
    ]);
    await agree(reporter.page, copyEditor.page, manager.page);
    for (const { page } of [reporter, copyEditor, manager]) {
      await tab(page, "Suggestions").click();
      await expect(cards(page)).toHaveCount(2);
    }
    await expect(cards(manager.page).first()).toHaveAccessibleName(
      `${copyEditor.name}: Replace “13” with “12”`,
    );
    await expect(cards(manager.page).last()).toHaveAccessibleName(`${reporter.name}: Insert “ It was full.”`);
    await expect(cards(manager.page).first().getByRole("time")).toHaveText("just now");
    // What is new and what is old is said as well as drawn.
    await expect(part(manager.page, "body").getByRole("deletion")).toHaveText("13");
    await expect(part(manager.page, "body").getByRole("insertion").first()).toHaveText("12");
    // Who may only suggest decides nothing.
    await expect(cards(reporter.page).first().getByRole("button", { name: "Accept" })).toHaveCount(0);

    // Her own suggestion is simply changed, and taken away by deleting it.
    await caretAfter(reporter.page, " It was full");
    await reporter.page.keyboard.type("y booked");
    await expect(cards(manager.page).last()).toHaveAccessibleName(
      `${reporter.name}: Insert “ It was fully booked.”`,
    );
    await select(reporter.page, " It was fully booked.");
    await reporter.page.keyboard.press("Delete");
    await expect(cards(manager.page)).toHaveCount(1);
    await manager.page.getByRole("button", { name: "Reject all" }).click();
    await expect(cards(manager.page)).toHaveCount(0);
    expect(await agree(reporter.page, copyEditor.page, manager.page)).toBe(
      "The ferry of the north line left at 13 minutes past six.",
    );
  },
);

scenario(
  "[G4] accept while another types: both names stay, one's own decision is taken back, nobody else's typing is",
  async ({ reporter, copyEditor, manager, named }) => {
    const address = await beginStory(reporter.page);
    await write(
      reporter.page,
      named("Lighthouse is painted"),
      "White again",
      "The old lighthouse was painted on Monday.",
      "Its keeper was glad.",
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await manager.page.goto(address);
    await select(copyEditor.page, "old");
    await copyEditor.page.keyboard.type("tall");
    await select(copyEditor.page, "glad");
    await copyEditor.page.keyboard.press("Control+b");
    await tab(manager.page, "Suggestions").click();
    await expect(cards(manager.page)).toHaveCount(2);
    await expect(cards(manager.page).last()).toHaveAccessibleName(`${copyEditor.name}: Make “glad” bold`);

    // The reporter types on in both lines while the manager accepts by the keyboard alone.
    await caretAfter(reporter.page, "Monday");
    const typing = reporter.page.keyboard.type(" by four men", { delay: 25 });
    await cards(manager.page).first().focus();
    await manager.page.keyboard.press("a");
    await expect(decided(manager.page)).toContainText(
      `Accepted ${copyEditor.name}’s suggestion: replace “old” with “tall”.`,
    );
    await typing;
    await expect(suggestion(manager.page, "Replace “old” with “tall”")).toHaveCount(0);
    await expect(suggestion(manager.page, "Insert “ by four men”")).toHaveCount(1);
    await expect(part(manager.page, "body")).toContainText(
      "The tall lighthouse was painted on Monday by four men.",
    );

    // Undo takes back this decision and nothing that was typed.
    await decided(manager.page).getByRole("button", { name: "Undo" }).click();
    await expect(cards(manager.page).first()).toHaveAccessibleName(
      `${copyEditor.name}: Replace “old” with “tall”`,
    );
    await expect(part(manager.page, "body")).toContainText("on Monday by four men.");
    await agree(reporter.page, copyEditor.page, manager.page);

    // By the page's keys, panel closed: the card stands beside its line.
    await manager.page.getByRole("button", { name: "Close the side panel" }).click();
    await part(manager.page, "headline").click();
    await manager.page.keyboard.press("Control+Alt+Period");
    await expect(cards(manager.page)).toHaveAccessibleName(/Replace “old” with “tall”/);
    await manager.page.keyboard.press("Control+Alt+a");
    await expect(decided(manager.page)).toContainText("Accepted");
    // The next one stands beside its line at once.
    await expect(cards(manager.page)).toHaveAccessibleName(/Insert “ by four men”/);
    await manager.page.keyboard.press("Control+Alt+a");
    await expect(cards(manager.page)).toHaveAccessibleName(/Make “glad” bold/);
    await manager.page.keyboard.press("Control+Alt+a");
    await expect(part(manager.page, "body").locator("strong")).toHaveText("glad");

    // Both names are on record, and at the word.
    await manager.page.getByRole("button", { name: "Open the side panel" }).click();
    await tab(manager.page, "History").click();
    const events = manager.page.getByRole("list", { name: "Events" });
    await expect(events).toContainText(
      `${manager.name} took back accepting ${copyEditor.name}’s suggestion: replace “old” with “tall”`,
    );
    await expect(events).toContainText(
      `${manager.name} accepted ${copyEditor.name}’s suggestion: make “glad” bold`,
    );
    await pointAt(manager.page, "tall");
    await expect(manager.page.getByRole("tooltip")).toContainText(
      `Suggested by ${copyEditor.name}, accepted by ${manager.name}`,
    );
  },
);

scenario(
  "[G6] approve only when clean: open suggestions block by name, and readers never see one",
  async ({ reporter, copyEditor, manager, reader, named }) => {
    const headline = named("Market opens after the flood");
    const address = await beginStory(reporter.page);
    await write(reporter.page, headline, "Forty stalls are back", "The market opened at dawn, traders said.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await select(copyEditor.page, "dawn");
    await copyEditor.page.keyboard.type("sunrise");
    await expect(saveState(copyEditor.page)).toHaveText("Saved");

    const send = copyEditor.page.getByRole("button", { name: "Send for approval", exact: true });
    await expect(send).toHaveAttribute("aria-disabled", "true");
    await tab(copyEditor.page, "Checks").click();
    const open = copyEditor.page.getByRole("list", { name: "Open suggestions" });
    await expect(open).toContainText(`${copyEditor.name}: Replace “dawn” with “sunrise”`);
    await open.getByRole("button", { name: "Go there" }).click();
    await expect(tab(copyEditor.page, "Suggestions")).toHaveAttribute("aria-selected", "true");
    await cards(copyEditor.page).getByRole("button", { name: "Accept" }).click();
    await expect(cards(copyEditor.page)).toHaveCount(0);
    await decide(copyEditor.page, "Send for approval");

    // At the manager's desk a reporter's late suggestion blocks again.
    await expect(stage(reporter.page)).toHaveText("For approval");
    await caretAfter(reporter.page, "sunrise");
    await reporter.page.keyboard.type(" on Friday");
    await manager.page.goto(address);
    const approve = manager.page.getByRole("button", { name: "Approve", exact: true });
    await expect(approve).toHaveAttribute("aria-disabled", "true");
    await tab(manager.page, "Suggestions").click();
    await manager.page.getByRole("button", { name: "Reject all" }).click();
    await expect(cards(manager.page)).toHaveCount(0);
    await decide(manager.page, "Approve");
    // What is suggested after the approval stays out of what is published.
    await caretAfter(reporter.page, "sunrise");
    await reporter.page.keyboard.type(" in the rain");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(manager.page, "Publish");
    const page = await manager.page.getByRole("link", { name: "View page" }).getAttribute("href");
    await reader.page.goto(page!);
    await expect(reader.page.locator('[data-field="body"]')).toHaveText(
      "The market opened at sunrise, traders said.",
    );
    for (const feed of ["/feed.xml", "/atom.xml", "/feed.json"]) {
      const text = await (await reader.page.request.get(feed)).text();
      expect(text).toContain("at sunrise, traders");
      expect(text).not.toContain("rain");
      expect(text).not.toContain("Friday");
    }
    await manager.page.goto("/desk?q=rain");
    await expect(manager.page.getByRole("link", { name: headline })).toHaveCount(0);
  },
);

scenario(
  "[G11] words typed without a line while the story moved on come back as suggestions, and nothing is lost",
  async ({ reporter, deskEditor, named }) => {
    const address = await beginStory(reporter.page);
    await write(
      reporter.page,
      named("Night train runs again"),
      "From the coast",
      "The night train left on time.",
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await deskEditor.page.goto(address);
    await expect(part(deskEditor.page, "body")).toContainText("left on time");
    expectNoise(reporter.page, /ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch|network/i);
    await reporter.context.setOffline(true);
    await expect(saveState(reporter.page)).toHaveText("Offline: kept in this browser");
    await caretAfter(reporter.page, "on time");
    await reporter.page.keyboard.type(" with every berth taken");
    await decide(deskEditor.page, "File to copy desk");
    await reporter.context.setOffline(false);
    await expect(reporter.page.getByRole("status", { name: "Notices" })).toContainText(
      "What was not taken stands in the story as suggestions; nothing is lost.",
      { timeout: 20_000 },
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await tab(deskEditor.page, "Suggestions").click();
    await expect(cards(deskEditor.page)).toHaveAccessibleName(
      `${reporter.name}: Insert “ with every berth taken”`,
    );
    await reporter.page.keyboard.press("End");
    await select(reporter.page, "night");
    await reporter.page.keyboard.type("late");
    await expect(cards(deskEditor.page)).toHaveCount(2);
  },
);
