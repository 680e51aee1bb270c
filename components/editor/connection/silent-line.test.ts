import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { isSignedIn } from "#components/editor/connection/signed-in.ts";
import { bodyOf, type, until, useLiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";

/** A network between a window and the newsroom that can fall silent: what is open stays open and carries nothing for now. */
async function network(to: number) {
  let isSilent = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => other.write(bytes));
      if (isSilent) from.pause();
      from.on("close", () => other.destroy());
      from.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collaboration`,
    fallSilent() {
      isSilent = true;
      for (const socket of sockets) socket.pause();
    },
    /** What was sent meanwhile arrives now. */
    comeBack() {
      isSilent = false;
      for (const socket of sockets) socket.resume();
    },
  };
}

describe("a line that is half dead", () => {
  const newsroom = useLiveNewsroom();

  test("[S53] an idle window reads that it is without a line soon after, though its socket says that it is open", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const { url, fallSilent, comeBack } = await network(newsroom.port);
    const localCopy = new MemoryCopy();
    const one = await newsroom.open(anna, storyId, { url, localCopy });
    fallSilent();
    // Two seconds, and what a busy machine adds to them.
    await until(() => one.saveState === "Offline: kept in this browser", 3_000);
    type(one, " Kept.");
    await until(() => localCopy.kept.size === 1);
    expect(one.saveState).toBe("Offline: kept in this browser");
    comeBack();
    await until(() => one.saveState === "Saved", 15_000);
    const two = await newsroom.open(anna, storyId);
    expect(bodyOf(two)).toBe("Before. Kept.");
  });

  test("[S53] nothing reads as saved while a socket is given up and the next one does not open", async () => {
    const anna = await newsroom.person("reporter");
    const storyId = await newsroom.story(anna, "writing", "Before.");
    const { url, fallSilent } = await network(newsroom.port);
    const one = await newsroom.open(anna, storyId, { url });
    fallSilent();
    await until(() => one.saveState !== "Saved", 3_000);
    const states: string[] = [];
    one.subscribe(() => states.push(one.saveState));
    // Until it has been given up, and the next one, which does not open either, too.
    const end = Date.now() + 10_000;
    await until(() => states.includes("Saved") || Date.now() > end);
    expect(states).not.toContain("Saved");
  });
});

describe("asking whether the session still holds", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    [200, true],
    [401, false],
    [503, true],
    [500, true],
    [429, true],
  ])("[U30] an answer %i means %s", async (status, holds) => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("fetch", async () => new Response(null, { status }));
    expect(await isSignedIn()).toBe(holds);
  });

  test("[U30] and no answer means that the line is gone", async () => {
    vi.stubGlobal("window", {});
    vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await isSignedIn()).toBe(true);
  });
});
