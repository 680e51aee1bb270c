/**
 * A keystroke until it stands in the other person's document, two people quiet in one story, with durable saves on: beside
 * a bare y-websocket server and plain in-memory Hocuspocus, by turns in one run. Also the time to "Saved".
 */
import { BenchClient } from "./live/bench-client.ts";
import { BenchServer, BenchStore, type Kind } from "./live/bench-server.ts";
import { pause, percentile, rounded, spread } from "./live/figures.ts";

const KINDS: Kind[] = ["galley", "y-websocket", "hocuspocus"];
const ROUNDS = 6;
const ROUND_MS = 1_600;
/** Each of the two types this often: as fast as people type. */
const KEY_MS = 100;

interface Lane {
  kind: Kind;
  server: BenchServer;
  clients: [BenchClient, BenchClient];
  latencies: number[];
}

async function openLane(kind: Kind, store: BenchStore): Promise<Lane> {
  const server = await BenchServer.start(kind, kind === "galley" ? store : undefined);
  const storyId = store.stories[0]!;
  const clients = [
    await BenchClient.connect(server, storyId, store.people[0]!.cookie),
    await BenchClient.connect(server, storyId, store.people[1]!.cookie),
  ] as [BenchClient, BenchClient];
  return { kind, server, clients, latencies: [] };
}

/** One round of typing: what is on its way when it ends is waited for. */
async function round({ clients, latencies }: Lane, isMeasured: boolean): Promise<void> {
  const typed = new Map<string, number>();
  for (const [client, other] of [clients, [clients[1], clients[0]]] as const) {
    other.heard = (from, clock) => {
      const key = `${from}:${clock}`;
      const at = typed.get(key);
      if (at === undefined) return;
      typed.delete(key);
      if (isMeasured) latencies.push(performance.now() - at);
    };
    void client;
  }
  const end = performance.now() + ROUND_MS;
  let turn = 0;
  while (performance.now() < end) {
    const client = clients[turn++ % 2]!;
    const key = `${client.doc.clientID}:${client.clock + 1}`;
    typed.set(key, performance.now());
    client.type();
    await pause(KEY_MS / 2);
  }
  while (typed.size > 0) await pause(5);
}

const store = new BenchStore();
await store.fill(2, 1);
const lanes: Lane[] = [];
for (const kind of KINDS) lanes.push(await openLane(kind, store));
for (const lane of lanes) await round(lane, false);
for (const { clients } of lanes) for (const client of clients) client.savedAfter.length = 0;
for (let i = 0; i < ROUNDS; i++)
  for (const lane of [...lanes.slice(i % 3), ...lanes.slice(0, i % 3)]) await round(lane, true);

const of = (kind: Kind) => lanes.find((lane) => lane.kind === kind)!;
const ratio = (part: number, kind: Kind) =>
  rounded(percentile(of("galley").latencies, part) / percentile(of(kind).latencies, part));
console.log(
  JSON.stringify({
    bench: "keystroke",
    unit: "ms",
    galley: spread(of("galley").latencies),
    yWebsocket: spread(of("y-websocket").latencies),
    hocuspocus: spread(of("hocuspocus").latencies),
    toYWebsocket: { p50: ratio(0.5, "y-websocket"), p95: ratio(0.95, "y-websocket") },
    toHocuspocus: { p50: ratio(0.5, "hocuspocus"), p95: ratio(0.95, "hocuspocus") },
    saved: spread(of("galley").clients.flatMap((client) => client.savedAfter)),
  }),
);
for (const { clients, server } of lanes) {
  for (const client of clients) client.close();
  await server.stop();
}
store.remove();
