/**
 * 200 people in 100 stories, two characters a second each, on one process with durable saves: a keystroke until it stands
 * in the other person's document, the time to "Saved", what was lost (nothing), and what an open story costs in memory.
 */
import { storedWords } from "#lib/collaboration/live-words.ts";
import { lineText } from "#lib/document/story/words.ts";
import { BenchClient } from "./live/bench-client.ts";
import { BenchServer, BenchStore } from "./live/bench-server.ts";
import { pause, rounded, spread } from "./live/figures.ts";

const STORIES = 100;
const WARM_UP_MS = 2_000;
const MEASURED_MS = 12_000;
const KEY_MS = 500;

const store = new BenchStore();
await store.fill(STORIES * 2, STORIES);
const server = await BenchServer.start("galley", store);
const before = await server.cost();

const connect = (storyId: string, person: number) =>
  BenchClient.connect(server, storyId, store.people[person]!.cookie);
const pairs: [BenchClient, BenchClient][] = [];
for (let i = 0; i < STORIES; i += 10)
  pairs.push(
    ...(await Promise.all(
      store.stories
        .slice(i, i + 10)
        .map((storyId, j) => Promise.all([connect(storyId, 2 * (i + j)), connect(storyId, 2 * (i + j) + 1)])),
    )),
  );
const opened = await server.cost();

const typed = new Map<string, number>();
const latencies: number[] = [];
const begin = performance.now() + WARM_UP_MS;
const end = begin + MEASURED_MS;
for (const pair of pairs)
  for (const client of pair)
    client.heard = (from, clock) => {
      const key = `${from}:${clock}`;
      const at = typed.get(key);
      typed.delete(key);
      if (at !== undefined && at > begin) latencies.push(performance.now() - at);
    };
const clients = pairs.flat();
async function writeOn(client: BenchClient): Promise<void> {
  await pause(Math.random() * KEY_MS);
  while (performance.now() < end) {
    typed.set(`${client.doc.clientID}:${client.clock + 1}`, performance.now());
    client.type();
    await pause(KEY_MS * (0.5 + Math.random()));
  }
}
await Promise.all(clients.map(writeOn));
const patience = performance.now() + 10_000;
while (clients.some((client) => client.saved < client.sent) && performance.now() < patience) await pause(20);
const unsaved = clients.filter((client) => client.saved < client.sent).length;
const after = await server.cost();
for (const client of clients) client.close();
await server.stop();

let lost = 0;
await store.within(async (database) => {
  for (const [i, storyId] of store.stories.entries()) {
    const text = (await storedWords(database, storyId)).words.lines.map(lineText).join("");
    const expected = pairs[i]![0].doc.getText("body").toString();
    if (text !== expected) lost += Math.abs(expected.length - text.length) || 1;
  }
});
const megabytes = (bytes: number) => rounded(bytes / 2 ** 20);
const seconds = (MEASURED_MS + WARM_UP_MS) / 1_000;
const busy = (after.cpu.user + after.cpu.system - opened.cpu.user - opened.cpu.system) / 1e6 / seconds;
console.log(
  JSON.stringify({
    bench: "many-writers",
    unit: "ms",
    people: clients.length,
    stories: STORIES,
    keystroke: spread(latencies),
    saved: spread(clients.flatMap((client) => client.savedAfter.slice(1))),
    lost,
    unsaved,
    serverCpu: rounded(busy),
    memoryPerOpenStoryMB: megabytes((opened.heap - before.heap) / STORIES),
    memoryAllMB: megabytes(after.rss),
  }),
);
store.remove();
process.exit(lost + unsaved === 0 ? 0 : 1);
