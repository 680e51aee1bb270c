import type { Page } from "@playwright/test";
import sharp from "sharp";
import { expect, scenario } from "./scenario.ts";
import { beginStory, decide, part, saveState, tab, write } from "./steps.ts";

const cards = (page: Page) => page.getByRole("article");

scenario(
  "[G16] find and replace: across headline, body and captions, as edits or as suggestions, one undo",
  async ({ reporter, copyEditor, named }) => {
    const address = await beginStory(reporter.page);
    const headline = named("Dam talks begin");
    await write(
      reporter.page,
      headline,
      "A dam for two valleys",
      "The dam is old.",
      "No dam is safe, she said.",
    );
    await reporter.page.keyboard.press("Control+f");
    await reporter.page.getByRole("textbox", { name: "Find" }).fill("dam");
    const found = reporter.page.getByRole("status", { name: "Found" });
    await expect(found).toHaveText("4 places");
    await reporter.page.getByRole("checkbox", { name: "Match case" }).check();
    await expect(found).toHaveText("3 places");
    await reporter.page.getByRole("checkbox", { name: "Match case" }).uncheck();
    await reporter.page.getByRole("button", { name: "Next" }).click();
    await expect(found).toHaveText(/^\d of 4$/);
    await reporter.page.getByRole("textbox", { name: "Replace with" }).fill("weir");
    await reporter.page.getByRole("button", { name: "Replace all" }).click();
    await expect(part(reporter.page, "headline")).toHaveText(headline.replace("Dam", "weir"));
    await expect(part(reporter.page, "body")).toHaveText("The weir is old.No weir is safe, she said.");
    await reporter.page.keyboard.press("Escape");
    await reporter.page.keyboard.press("Control+z");
    await expect(part(reporter.page, "body")).toHaveText("The dam is old.No dam is safe, she said.");
    await expect(part(reporter.page, "headline")).toHaveText(headline);
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");

    await copyEditor.page.goto(address);
    await part(copyEditor.page, "body").click();
    await copyEditor.page.keyboard.press("Control+h");
    await copyEditor.page.getByRole("textbox", { name: "Find" }).fill("dam");
    await copyEditor.page.getByRole("checkbox", { name: "Whole word" }).check();
    await copyEditor.page.getByRole("textbox", { name: "Replace with" }).fill("weir");
    await copyEditor.page.getByRole("button", { name: "Replace all" }).click();
    await expect(copyEditor.page.getByRole("status", { name: "Replaced" })).toHaveText(
      "Suggested in 4 places. One undo takes it back.",
    );
    await tab(copyEditor.page, "Suggestions").click();
    await expect(cards(copyEditor.page)).toHaveCount(4);
  },
);

scenario(
  "[G1] a picture can be suggested and suggested away, and signs are set as the house sets them",
  async ({ copyEditor, reporter, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Orchard in bloom"), "Early", 'She called it "a gift" -- the first...');
    await expect(part(reporter.page, "body")).toHaveText("She called it “a gift” – the first…");
    await reporter.page.keyboard.type('"');
    await reporter.page.keyboard.press("Control+z");
    await expect(part(reporter.page, "body")).toHaveText('She called it “a gift” – the first…"');
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await part(copyEditor.page, "body").click();
    await copyEditor.page.getByRole("button", { name: "Picture", exact: true }).click();
    const dialog = copyEditor.page.getByRole("dialog", { name: "Add a picture" });
    const buffer = await sharp({ create: { width: 800, height: 500, channels: 3, background: "#667755" } })
      .jpeg()
      .toBuffer();
    await dialog.getByLabel("File").setInputFiles({ name: "orchard.jpg", mimeType: "image/jpeg", buffer });
    await dialog.getByRole("textbox", { name: "Credit line" }).fill("ANI");
    await dialog.getByRole("textbox", { name: "Caption" }).fill("Apple trees");
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await tab(copyEditor.page, "Suggestions").click();
    await expect(cards(copyEditor.page)).toHaveAccessibleName(
      `${copyEditor.name}: Add a picture: “Apple trees”`,
    );
    await cards(copyEditor.page).getByRole("button", { name: "Accept" }).click();
    await expect(cards(copyEditor.page)).toHaveCount(0);
    await part(copyEditor.page, "body").locator("figure img").first().click();
    await copyEditor.page.getByRole("button", { name: "Take out" }).click();
    await expect(cards(copyEditor.page)).toHaveAccessibleName(
      `${copyEditor.name}: Take out the picture: “Apple trees”`,
    );
    await expect(part(copyEditor.page, "body").locator("figure")).toHaveCount(1);
  },
);
