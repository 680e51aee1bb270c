import { expect, scenario } from "./scenario.ts";
import { beginStory, decide, part, saveState, stage, tab, write } from "./steps.ts";

scenario(
  "[N2] a change after approval shows, and cannot go out without a new approval",
  async ({ reporter, copyEditor, manager, named }) => {
    const headline = named("Bridge to close for repairs");
    const address = await beginStory(reporter.page);
    await write(reporter.page, headline, "For three nights", "The bridge closes at eleven.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await decide(copyEditor.page, "Send for approval");
    await manager.page.goto(address);
    await decide(manager.page, "Approve");
    await expect(stage(manager.page)).toHaveText("Approved");

    await part(manager.page, "body").getByText("closes at eleven").click();
    await manager.page.keyboard.press("End");
    await manager.page.keyboard.type("!");
    await expect(manager.page.getByText("Changed since approval")).toBeVisible();
    await manager.page.getByRole("button", { name: "More decisions" }).click();
    await expect(manager.page.getByRole("menuitem", { name: "Publish", exact: true })).toHaveAttribute(
      "aria-disabled",
      "true",
    );
  },
);

scenario(
  "[N3] two managers press Approve on one story: one decision, the other is told plainly",
  async ({ reporter, copyEditor, manager, secondManager, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Two hands on one stamp"), "A test of patience", "Words.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await decide(copyEditor.page, "Send for approval");
    const managers = [manager.page, secondManager.page];
    for (const page of managers) {
      await page.goto(address);
      await page.getByRole("button", { name: "Approve", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "Approve" })).toBeVisible();
    }
    await Promise.all(
      managers.map((page) =>
        page
          .getByRole("dialog", { name: "Approve" })
          .getByRole("button", { name: "Approve", exact: true })
          .click(),
      ),
    );
    for (const page of managers) await expect(stage(page)).toHaveText("Approved");
    await manager.page.reload();
    await tab(manager.page, "History").click();
    await expect(manager.page.getByText(/approved the story/)).toHaveCount(1);
  },
);

scenario(
  "[N4] breaking news goes straight out with a reason, and the record says so",
  async ({ manager, reader, named }) => {
    const headline = named("Power returns to the city");
    await beginStory(manager.page);
    await write(manager.page, headline, "After four hours", "The lights came on at nine.");
    await expect(saveState(manager.page)).toHaveText("Saved");
    await manager.page.getByRole("button", { name: "More decisions" }).click();
    await manager.page.getByRole("menuitem", { name: "Publish", exact: true }).click();
    const dialog = manager.page.getByRole("dialog", { name: "Publish" });
    await dialog.getByRole("textbox", { name: "Reason" }).first().fill("The city is waiting");
    // The reason for the hurry is the reason for the missing second pair of eyes too.
    const alone = dialog.getByRole("checkbox", { name: "Publish without a second pair of eyes" });
    if (await alone.isVisible()) await alone.check();
    await dialog.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(manager.page.getByRole("status", { name: "Publication" })).toHaveText("Live");
    await tab(manager.page, "History").click();
    await expect(manager.page.getByText("The city is waiting")).toBeVisible();
    await reader.page.goto("/");
    await expect(reader.page.getByRole("link", { name: headline })).toBeVisible();
  },
);

scenario(
  "[N5] a returned story comes back with its note, a held one goes nowhere, a spiked one can be restored",
  async ({ reporter, copyEditor, deskEditor, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Half a story"), "Which half", "The better one.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await copyEditor.page.getByRole("button", { name: "More decisions" }).click();
    await copyEditor.page.getByRole("menuitem", { name: "Return to writer" }).click();
    const dialog = copyEditor.page.getByRole("dialog", { name: "Return to writer" });
    await dialog.getByRole("textbox", { name: "Note" }).fill("Who said it?");
    await dialog.getByRole("button", { name: "Return to writer" }).click();
    await expect(stage(copyEditor.page)).toHaveText("Writing");
    await expect(stage(reporter.page)).toHaveText("Writing");
    await tab(reporter.page, "History").click();
    await expect(reporter.page.getByText("Who said it?")).toBeVisible();

    await deskEditor.page.goto(address);
    await decide(deskEditor.page, "Spike", { Reason: "Overtaken by events" });
    await expect(stage(deskEditor.page)).toHaveText("Spiked");
    await decide(deskEditor.page, "Restore");
    await expect(stage(deskEditor.page)).toHaveText("Writing");
  },
);
