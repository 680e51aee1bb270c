import { expect, expectNoise, scenario } from "./scenario.ts";
import { beginStory, part, saveState, write } from "./steps.ts";

const lineGone = [
  /WebSocket/,
  /ERR_CONNECTION_REFUSED/,
  /ERR_INTERNET_DISCONNECTED/,
  /Failed to load resource/,
  /Failed to fetch/,
  /EventSource/,
  /ERR_EMPTY_RESPONSE/,
  /ERR_INCOMPLETE_CHUNKED/,
];

scenario(
  "[N15] the server is killed while four people type: nothing shown as saved is lost, and all type on without a reload",
  async ({ newsroom, reporter, secondReporter, copyEditor, deskEditor, named }) => {
    const everyone = [reporter, secondReporter, copyEditor, deskEditor];
    for (const { page } of everyone) expectNoise(page, ...lineGone);
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("Night shift"), "Four hands", "first", "second", "third", "fourth");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    for (const { page } of everyone.slice(1)) {
      await page.goto(address);
      await expect(part(page, "body")).toContainText("fourth");
    }
    await copyEditor.page.getByRole("radio", { name: "Editing" }).check({ force: true });

    for (const round of [1, 2]) {
      await Promise.all(
        everyone.map(async ({ page }, place) => {
          await part(page, "body").locator("p").nth(place).click();
          await page.keyboard.press("End");
          await page.keyboard.type(` before${round}x${place}`);
          await expect(saveState(page)).toHaveText("Saved");
        }),
      );
      // Everybody is in the midst of a word when it dies.
      const typing = everyone.map(({ page }, place) =>
        page.keyboard.type(` while${round}x${place}`, { delay: 60 }),
      );
      await newsroom.kill();
      await Promise.all(typing);
      for (const { page } of everyone)
        await expect(saveState(page)).toHaveText("Offline: kept in this browser");
      await newsroom.start();
      await Promise.all(
        everyone.map(async ({ page }, place) => {
          await page.keyboard.type(` after${round}x${place}`);
          await expect(saveState(page)).toHaveText("Saved");
        }),
      );
    }
    for (const { page } of everyone)
      for (const [place, first] of ["first", "second", "third", "fourth"].entries())
        await expect(part(page, "body").locator("p").nth(place)).toHaveText(
          `${first} ` +
            [1, 2]
              .map((round) => `before${round}x${place} while${round}x${place} after${round}x${place}`)
              .join(" "),
        );
  },
);

scenario(
  "[N16] [S47] words typed without a line stay in the browser, also when the tab is closed, and merge on return",
  async ({ reporter, secondReporter, named }) => {
    for (const { page } of [reporter, secondReporter]) expectNoise(page, ...lineGone);
    const address = await beginStory(reporter.page);
    await write(reporter.page, named("On the train"), "Between two tunnels", "Before the tunnel.");
    await expect(saveState(reporter.page)).toHaveText("Saved");
    await secondReporter.page.goto(address);
    await expect(part(secondReporter.page, "body")).toContainText("Before the tunnel.");

    await reporter.context.setOffline(true);
    await reporter.page.keyboard.type(" In the tunnel.");
    await expect(saveState(reporter.page)).toHaveText("Offline: kept in this browser");
    // On a phone the line above the copy scrolls away.
    const alarm = reporter.page.getByRole("toolbar", { name: "Formatting" }).getByText("Offline: kept");
    await expect(alarm).toBeHidden();
    await reporter.page.setViewportSize({ width: 390, height: 844 });
    await expect(alarm).toBeVisible();
    await part(secondReporter.page, "headline").click();
    await secondReporter.page.keyboard.press("End");
    await secondReporter.page.keyboard.type(", meanwhile");
    await expect(saveState(secondReporter.page)).toHaveText("Saved");
    await reporter.page.close();
    await reporter.context.setOffline(false);

    const again = await reporter.context.newPage();
    await again.goto(address);
    await expect(part(again, "headline")).toContainText("meanwhile");
    await expect(part(again, "body")).toContainText("Before the tunnel. In the tunnel.");
    await expect(saveState(again)).toHaveText("Saved");
    await expect(part(secondReporter.page, "body")).toContainText("Before the tunnel. In the tunnel.");
  },
);
