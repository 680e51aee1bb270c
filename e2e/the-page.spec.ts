import sharp from "sharp";
import { expect, scenario } from "./scenario.ts";
import { beginStory, decide, part, saveState, stage, storyBox, tab, write } from "./steps.ts";

const drawn = (colour: string) =>
  sharp({ create: { width: 1600, height: 900, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

scenario(
  "[N1] two reporters, a copy editor and a manager make the page, and a reader reads it",
  async ({ reporter, secondReporter, copyEditor, manager, reader, named }) => {
    const headline = named("Valley council opens talks on river dam");
    const address = await beginStory(reporter.page);
    await write(
      reporter.page,
      headline,
      "Both banks send their elders to a first round on Monday",
      "The council of the valley said on Sunday that talks on the river dam would open this week.",
      "## What is asked",
      "",
    );

    // The second reporter joins and writes below, at the same time.
    await secondReporter.page.goto(address);
    await expect(part(secondReporter.page, "headline")).toHaveText(headline);
    await expect(
      reporter.page.getByRole("list", { name: "In this story" }).getByText(secondReporter.name),
    ).toBeAttached();
    await part(secondReporter.page, "body").getByText("talks on the river dam").click();
    await secondReporter.page.keyboard.press("End");
    await secondReporter.page.keyboard.press("Enter");
    await Promise.all([
      secondReporter.page.keyboard.type("> We will sit until it is done, the council's speaker said."),
      reporter.page.keyboard.type(
        "The upper villages ask for water in the dry months, reported the Hill Courier.",
      ),
    ]);
    for (const { page } of [reporter, secondReporter]) {
      await expect(saveState(page)).toHaveText("Saved");
      await expect(part(page, "body").locator("h2")).toHaveText("What is asked");
      await expect(part(page, "body").locator("blockquote")).toContainText("We will sit until it is done");
      await expect(part(page, "body")).toContainText("The upper villages ask for water in the dry months");
    }

    // Two pictures with their credits.
    for (const [picture, credit] of [
      ["#5b7f95", "Twitter/ Tara Menon/ANI"],
      ["#7a6a4f", "ANI"],
    ] as const) {
      await reporter.page.getByRole("button", { name: "Picture", exact: true }).click();
      const dialog = reporter.page.getByRole("dialog", { name: "Add a picture" });
      await dialog
        .getByLabel("File")
        .setInputFiles({ name: "river.jpg", mimeType: "image/jpeg", buffer: await drawn(picture) });
      await dialog.getByRole("textbox", { name: "Credit line" }).fill(credit);
      await dialog.getByRole("textbox", { name: "Caption" }).fill("The river above the dam on Sunday");
      await dialog.getByRole("textbox", { name: "Alt text" }).fill("A wide brown river between low hills");
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await expect(dialog).toBeHidden();
    }
    await expect(storyBox(reporter.page).locator("figure")).toHaveCount(2);

    await tab(reporter.page, "Details").click();
    await reporter.page
      .getByRole("textbox", { name: "Slugline" })
      .fill(headline.toLowerCase().replaceAll(" ", "-"));
    await reporter.page.getByRole("textbox", { name: "Byline" }).fill("Asha Rao and Vikram Sethi");
    await reporter.page.getByRole("textbox", { name: "Place" }).fill("Kabul");
    await tab(reporter.page, "Sources").click();
    await reporter.page.getByRole("combobox", { name: "Add wire source" }).fill("ANI");
    await reporter.page.keyboard.press("ArrowDown");
    await reporter.page.keyboard.press("Enter");
    await expect(reporter.page.getByRole("textbox", { name: "Attribution line" })).toHaveValue(
      "With inputs from ANI",
    );
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await expect(stage(reporter.page)).toHaveText("Copy desk");

    // The copy desk edits and sends it on.
    await copyEditor.page.goto(address);
    await expect(stage(copyEditor.page)).toHaveText("Copy desk");
    await copyEditor.page.getByRole("radio", { name: "Editing" }).check({ force: true });
    await part(copyEditor.page, "body").getByText("would open this week").click();
    await copyEditor.page.keyboard.press("End");
    await copyEditor.page.keyboard.type(" No date is set for the end.");
    await expect(saveState(copyEditor.page)).toHaveText("Saved");
    await decide(copyEditor.page, "Send for approval");

    // The manager reads exactly that, approves and publishes.
    await manager.page.goto("/approvals");
    const waiting = manager.page.getByRole("article", { name: new RegExp(headline, "i") });
    await waiting.getByRole("button", { name: "Approve" }).click();
    const approving = manager.page.getByRole("dialog", { name: "Approve" });
    await approving.getByRole("button", { name: "Approve", exact: true }).click();
    await expect(approving).toBeHidden();
    await manager.page.goto(address);
    await expect(stage(manager.page)).toHaveText("Approved");
    await decide(manager.page, "Publish");
    await expect(manager.page.getByRole("status", { name: "Publication" })).toHaveText("Live");

    // A reader, who has no script running, gets exactly that.
    const publicAddress = await manager.page.getByRole("link", { name: "View page" }).getAttribute("href");
    await reader.page.goto(publicAddress!);
    await expect(reader.page.getByRole("heading", { level: 1 })).toHaveText(headline);
    await expect(reader.page.locator('[data-field="byline"]')).toContainText("Asha Rao and Vikram Sethi");
    await expect(reader.page.getByText(/^First Published/)).toBeVisible();
    await expect(reader.page.getByText(/^Last Updated/)).toHaveCount(0);
    await expect(reader.page.locator("figure")).toHaveCount(2);
    await expect(reader.page.locator("figcaption").first()).toContainText("Image: Twitter/ Tara Menon/ANI");
    await expect(reader.page.locator('[data-field="body"] h2')).toHaveText("What is asked");
    await expect(reader.page.locator('[data-field="attribution"]')).toHaveText("With inputs from ANI");
    await expect(reader.page.locator('[data-field="body"]')).toContainText("No date is set for the end.");
    for (const image of await reader.page.locator("figure img").all()) {
      await image.scrollIntoViewIfNeeded();
      await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
    }

    // A change after approval is seen, and does not reach the reader by itself.
    await part(manager.page, "body").getByText("No date is set").click();
    await manager.page.keyboard.press("End");
    await manager.page.keyboard.type(" More soon.");
    await expect(manager.page.getByText("Changed since publication")).toBeVisible();
    await reader.page.reload();
    await expect(reader.page.locator('[data-field="body"]')).not.toContainText("More soon.");
  },
);
