/**
 * A newsroom with fifty windows open over ten stories is killed and started, again and again, while everybody types. Told: from the
 * start of the process to "Galley is ready", and from there until what each window typed at that moment is saved. Before each start
 * the store is read: whatever a window showed as saved must be there, once. Beside it, in the same run, the server as it was started
 * before, translated from its sources, whose windows ask for their pages at once.
 */
import { spread } from "./live/figures.ts";
import { BenchStore, SECRET } from "./live/bench-server.ts";
import { RestartWindow } from "./live/restart-window.ts";
import { WholeNewsroom } from "./live/whole-newsroom.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { lineText } from "#lib/document/story/words.ts";

const WINDOWS = 50;
const STORIES = 10;
const KILLS = 5;
const LIMIT = 60_000;

const until = async (isSo: () => boolean, what: string) => {
  const since = performance.now();
  while (!isSo()) {
    if (performance.now() - since > LIMIT) throw new Error(`never so: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

async function run(fromSources: boolean) {
  const store = new BenchStore();
  await store.fill(WINDOWS, STORIES);
  const newsroom = new WholeNewsroom({ folder: store.folder, fromSources });
  await newsroom.start(SECRET);
  const windows = store.people.map(
    (person, number) =>
      new RestartWindow({
        ...{ name: `w${number}`, person, origin: newsroom.url },
        storyId: store.stories[number % STORIES]!,
        pageAfter: () => (fromSources ? 250 : 1_500 + Math.random() * 6_000),
      }),
  );
  await until(
    () =>
      windows.every(
        ({ connection }) => connection.saveState !== "Offline: kept in this browser" && connection.synced,
      ),
    "all open",
  );
  const [starts, back] = [[] as number[], [] as number[]];
  let [claims, lost, doubled] = [0, 0, 0];
  const compare = async () => {
    const texts = await store.within((database) =>
      Promise.all(
        store.stories.map(async (id) => (await storedWords(database, id)).words.lines.map(lineText).join("")),
      ),
    );
    windows.forEach(({ typed, saved }, number) => {
      const text = texts[number % STORIES]!;
      typed.forEach((token, place) => {
        const times = text.split(token).length - 1;
        if (place < saved) claims++;
        if (place < saved && times === 0) lost++;
        if (times > 1) doubled++;
      });
    });
  };
  for (let kill = 0; kill < KILLS; kill++) {
    const before = windows.map(({ saved }) => saved);
    await until(() => windows.every(({ saved }, number) => saved > before[number]!), "all saved something");
    await newsroom.stop("SIGKILL");
    await compare();
    const begun = performance.now();
    await newsroom.start(SECRET);
    const ready = performance.now();
    starts.push(ready - begun);
    const waiting = new Map(windows.map((window) => [window, window.type()]));
    await until(() => {
      for (const [window, number] of waiting) {
        window.look();
        if (window.saved < number) continue;
        back.push(performance.now() - ready);
        waiting.delete(window);
      }
      return waiting.size === 0;
    }, "all saved again");
  }
  for (const window of windows) window.stopTyping();
  const isAllSaved = (window: RestartWindow) => {
    window.look();
    return window.saved === window.typed.length;
  };
  await until(() => windows.every(isAllSaved), "all saved");
  const ended = windows.filter(({ connection }) => connection.ended !== undefined).length;
  await Promise.all(windows.map((window) => window.close()));
  await newsroom.stop();
  await compare();
  await newsroom.remove();
  return { startMs: spread(starts), savedAfterReadyMs: spread(back), claims, lost, doubled, ended };
}

console.log(
  JSON.stringify({
    bench: "restart",
    ...{ windows: WINDOWS, stories: STORIES, kills: KILLS },
    ...(await run(false)),
    fromSources: await run(true),
  }),
);
process.exit(0);
