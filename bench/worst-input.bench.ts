/**
 * A keystroke until it stands in the other person's document, while a third person sends what is dearest to judge and still
 * allowed, as fast as the limits let them, into the same story: rounds with and without them by turns, in one run.
 */
import * as Y from "yjs";
import { entry, rawFactKey, rawUpdate, text } from "#lib/document/testing/raw-update.ts";
import { BenchClient } from "./live/bench-client.ts";
import { BenchServer, BenchStore } from "./live/bench-server.ts";
import { pause, percentile, rounded, spread } from "./live/figures.ts";

const ROUNDS = 8;
const ROUND_MS = 2_500;
const KEY_MS = 50;
const HOSTILE_MS = 10;

const store = new BenchStore();
await store.fill(3, 1);
const server = await BenchServer.start("galley", store);
const storyId = store.stories[0]!;
const connect = (person: number) => BenchClient.connect(server, storyId, store.people[person]!.cookie);
const typists = [await connect(0), await connect(1)] as const;

/** Letters that each push the others aside, thousands of letters one by one, and pasts that copy the whole story. */
const DEAR = [
  (client: number, clock: number) =>
    Array.from({ length: 1_500 }, (_, i) =>
      text("a", i === 0 ? {} : { rightOrigin: [client, clock + i - 1] }),
    ),
  (client: number, clock: number) =>
    Array.from({ length: 3_000 }, (_, i) => text("a", i === 0 ? {} : { origin: [client, clock + i - 1] })),
  (client: number, clock: number) => [
    text("a".repeat(5_000)),
    entry(
      "lineage",
      rawFactKey(client, clock),
      Array.from({ length: 2_500 }, (_, i) => [client, clock + 2_500 + i, 1, client, clock + i, "redo"]),
    ),
  ],
];
let sent = 0;
let closed = 0;

async function attack(until: () => boolean): Promise<void> {
  let hostile = await connect(2);
  for (let turn = 0; !until(); turn++) {
    if (!hostile.isOpen) {
      closed++;
      await pause(250);
      hostile = await connect(2).catch(() => hostile);
    }
    const client = hostile.doc.clientID;
    const clock = Y.getState(hostile.doc.store, client);
    const update = rawUpdate([{ client, clock, structs: DEAR[turn % DEAR.length]!(client, clock) }]);
    Y.applyUpdate(hostile.doc, update, hostile);
    hostile.say(update);
    sent++;
    await pause(HOSTILE_MS);
  }
  hostile.close();
}

async function round(latencies: number[]): Promise<void> {
  const typed = new Map<string, number>();
  for (const client of typists)
    client.heard = (from, clock) => {
      const at = typed.get(`${from}:${clock}`);
      if (at === undefined) return;
      typed.delete(`${from}:${clock}`);
      latencies.push(performance.now() - at);
    };
  const end = performance.now() + ROUND_MS;
  for (let turn = 0; performance.now() < end; turn++) {
    const client = typists[turn % 2]!;
    typed.set(`${client.doc.clientID}:${client.clock + 1}`, performance.now());
    client.type();
    await pause(KEY_MS);
  }
  while (typed.size > 0) await pause(5);
}

const quiet: number[] = [];
const attacked: number[] = [];
await round([]);
for (let i = 0; i < ROUNDS; i++) {
  await round(quiet);
  let isOver = false;
  const attacking = attack(() => isOver);
  await round(attacked);
  isOver = true;
  await attacking;
}
console.log(
  JSON.stringify({
    bench: "worst-input",
    unit: "ms",
    quiet: spread(quiet),
    attacked: spread(attacked),
    ratio: {
      p50: rounded(percentile(attacked, 0.5) / percentile(quiet, 0.5)),
      p95: rounded(percentile(attacked, 0.95) / percentile(quiet, 0.95)),
    },
    hostileMessages: sent,
    closed,
  }),
);
for (const client of typists) client.close();
await server.stop();
store.remove();
