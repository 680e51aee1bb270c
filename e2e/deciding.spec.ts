import { expect, scenario } from "./scenario.ts";
import { beginStory, decide, part, publishAtOnce, saveState, stage, tab, write } from "./steps.ts";

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
    // One of them decided; the other's dialog stays and says who was first.
    const left = managers.map((page) => page.getByRole("dialog", { name: "Approve" }));
    await expect
      .poll(async () => (await Promise.all(left.map((one) => one.count()))).toSorted())
      .toEqual([0, 1]);
    const loser = (await left[0]!.count()) === 1 ? left[0]! : left[1]!;
    await expect(loser.getByRole("alert")).toContainText(/approved/i);
    await loser.getByRole("button", { name: "Leave" }).click();
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
    // The reason for the hurry is the reason for the missing second pair of eyes too.
    await publishAtOnce(manager.page, "The city is waiting");
    await tab(manager.page, "History").click();
    await expect(manager.page.getByText("The city is waiting")).toBeVisible();
    await reader.page.goto("/");
    await expect(reader.page.getByRole("link", { name: headline })).toBeVisible();
  },
);

scenario(
  "[N5] a returned story comes back with its note, a held one goes nowhere, a spiked one can be restored",
  async ({ reporter, copyEditor, deskEditor, manager, named }) => {
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Half a story"), "Which half", "The better one.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await decide(reporter.page, "File to copy desk");
    await copyEditor.page.goto(address);
    await copyEditor.page.getByRole("button", { name: "More decisions" }).click();
    await copyEditor.page.getByRole("menuitem", { name: "Return to writer" }).click();
    const dialog = copyEditor.page.getByRole("dialog", { name: "Return to writer" });
    await dialog.getByRole("button", { name: "Return to writer" }).click();
    await expect(dialog.getByRole("alert")).toHaveText("A note is needed: say what is to be done.");
    await expect(dialog.getByRole("textbox", { name: "Note" })).toBeFocused();
    await dialog.getByRole("textbox", { name: "Note" }).fill("Who said it?");
    await dialog.getByRole("button", { name: "Return to writer" }).click();
    await expect(stage(copyEditor.page)).toHaveText("Writing");
    await expect(stage(reporter.page)).toHaveText("Writing");
    await tab(reporter.page, "History").click();
    await expect(reporter.page.getByText("Who said it?")).toBeVisible();

    await deskEditor.page.goto(address);
    await decide(deskEditor.page, "Hold", { Reason: "The lawyer reads it at six" });
    await expect(deskEditor.page.getByText("The lawyer reads it at six").first()).toBeVisible();
    await manager.page.goto(address);
    await manager.page.getByRole("button", { name: "More decisions" }).click();
    const publish = manager.page.getByRole("menuitem", { name: "Publish", exact: true });
    await expect(publish).toHaveAttribute("aria-disabled", "true");
    await expect(publish).toHaveAccessibleDescription(/The lawyer reads it at six/);
    await manager.page.keyboard.press("Escape");
    await decide(deskEditor.page, "Release hold");

    await decide(deskEditor.page, "Spike", { Reason: "Overtaken by events" });
    await expect(stage(deskEditor.page)).toHaveText("Spiked");
    await decide(deskEditor.page, "Restore");
    await expect(stage(deskEditor.page)).toHaveText("Writing");
  },
);
