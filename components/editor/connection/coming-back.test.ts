import { describe, expect, test } from "vitest";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";

describe("a newsroom that is away and comes back", () => {
  const newsroom = useLiveNewsroom();

  test("[S80] [S81] a window asks in a cheap way until somebody answers, asks nobody about its session, and saves without a reload", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const [asked, isThere] = [{ answering: 0, session: 0 }, { now: false }];
    const one = await newsroom.open(anna, storyId, {
      localCopy: new MemoryCopy(),
      isAnswering: async () => {
        asked.answering++;
        return isThere.now;
      },
      isSignedIn: async () => {
        asked.session++;
        return true;
      },
    });
    await newsroom.server!.stop();
    await until(() => one.saveState === "Offline: kept in this browser");
    type(one, " And on.");
    // It could be reached by now: no socket is tried as long as the cheap question says that nobody is there.
    await newsroom.start();
    await until(() => asked.answering > 3);
    expect([one.saveState, asked.session]).toEqual(["Offline: kept in this browser", 0]);
    isThere.now = true;
    await until(() => one.saveState === "Saved");
    expect([bodyOf(one), asked.session]).toEqual(["Before. And on.", 0]);
  });

  test("[S81] refused by a newsroom that answers, a window asks whether its session has ended", async () => {
    const anna = await newsroom.person("reporter");
    const one = await newsroom.open(anna, await newsroom.story(anna), {
      isAnswering: async () => true,
      isSignedIn: async () => false,
    });
    await newsroom.server!.stop();
    await until(() => one.hasSessionEnded);
    await newsroom.start();
  });
});
