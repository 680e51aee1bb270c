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
