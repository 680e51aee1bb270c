import { expect, expectNoise, scenario } from "./scenario.ts";
import { beginStory, part, saveState, write } from "./steps.ts";

scenario(
  "[S33] asked to stop in the midst of a sentence the newsroom stores it, ends well, and goes on where it was",
  async ({ newsroom, reporter, named }) => {
    const { page, context } = reporter;
    expectNoise(page, /WebSocket|ERR_|Failed to (load|fetch)|EventSource/);
    await beginStory(page);
    await write(page, named("Lights out"), "At ten", "The last tram left");
    await expect(saveState(page)).toHaveText("Saved");
    expect((await context.request.get("/readyz")).status()).toBe(200);
    const typing = page.keyboard.type(" with four people in it.", { delay: 30 });
    expect(await newsroom.stop()).toBe(0);
    await typing;
    await newsroom.start();
    await expect(saveState(page)).toHaveText("Saved");
    await page.reload();
    await expect(part(page, "body")).toHaveText("The last tram left with four people in it.");
    await expect(saveState(page)).toHaveText("Saved");
  },
);

scenario(
  "[S80] [O37] after a crash an open window writes on and saves, without a reload; a page asked for while the newsroom starts comes",
  async ({ newsroom, reporter, named }) => {
    const { page, context } = reporter;
    expectNoise(page, /WebSocket|ERR_|Failed to (load|fetch)|EventSource|status of 50[23]/);
    await beginStory(page);
    await write(page, named("The bridge is closed"), "At noon", "It will stay so");
    await expect(saveState(page)).toHaveText("Saved");
    const isSamePage = await page.evaluateHandle(() => document.body);
    await newsroom.kill();
    await expect(saveState(page)).toHaveText("Offline: kept in this browser");
    await page.keyboard.type(" until Friday");
    const starting = newsroom.start();
    let first: number | undefined;
    await expect(async () => {
      first = (await context.request.get("/desk")).status();
    }).toPass();
    expect(first).toBe(200);
    await starting;
    await page.keyboard.type(" night.");
    await expect(saveState(page)).toHaveText("Saved");
    await expect(part(page, "body")).toHaveText("It will stay so until Friday night.");
    expect(await isSamePage.evaluate((body) => body.isConnected)).toBe(true);
  },
);
