/**
 * Opening a story of 2,000 words with 50,000 updates behind it (a real editing trace, then further typing): from the first
 * packet to the words, and to the first edit that is saved. Once with every update still a row of its own, then as the
 * server keeps it, merged; beside an empty story on the same server.
 */
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import * as Y from "yjs";
import { appendUpdates } from "#lib/collaboration/record/append-updates.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import { BenchClient } from "./live/bench-client.ts";
import { BenchServer, BenchStore } from "./live/bench-server.ts";
import { pause, rounded } from "./live/figures.ts";

const UPDATES = 50_000;
const CHARACTERS = 12_000;
const trace = new URL("./traces/friendsforever.json.gz", import.meta.url);

interface Transaction {
  parents: number[];
  agent: number;
  patches: [position: number, deleted: number, inserted: string][];
}

/** The trace in two documents, each with what its writer had seen; then letters here and there at a steady length. */
function history(base: Y.Doc): { updates: Uint8Array[]; ids: number[]; characters: number } {
  const { txns } = JSON.parse(gunzipSync(readFileSync(trace)).toString()) as { txns: Transaction[] };
  const updates: Uint8Array[] = [];
  const docs = [0, 1].map(() => new Y.Doc());
  const seen = [0, 0];
  const write = (doc: Y.Doc, patches: Transaction["patches"]) => {
    const once = (update: Uint8Array) => void updates.push(update);
    doc.on("update", once);
    doc.transact(() => {
      const body = doc.getText("body");
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) body.delete(position + 1, deleted);
        if (inserted) body.insert(position + 1, inserted);
      }
    });
    doc.off("update", once);
  };
  for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(base));
  const made: { agent: number; update: Uint8Array }[] = [];
  for (const { parents, agent, patches } of txns) {
    const doc = docs[agent]!;
    for (; seen[agent]! <= Math.max(-1, ...parents); seen[agent]!++) {
      const other = made[seen[agent]!];
      if (other && other.agent !== agent) Y.applyUpdate(doc, other.update);
    }
    write(doc, patches);
    made.push({ agent, update: updates.at(-1)! });
  }
  const [doc] = docs as [Y.Doc];
  for (const { agent, update } of made) if (agent !== 0) Y.applyUpdate(doc, update);
  const body = doc.getText("body");
  while (updates.length < UPDATES) {
    const position = Math.floor(Math.random() * (body.length - 2));
    const isLong = body.length > CHARACTERS;
    write(doc, isLong ? [[position, 1, ""]] : [[position, 0, " "]]);
  }
  return { updates, ids: docs.map(({ clientID }) => clientID), characters: body.length };
}

async function openOnce(server: BenchServer, storyId: string, cookie: string) {
  const from = performance.now();
  const client = await BenchClient.connect(server, storyId, cookie);
  const words = performance.now() - from;
  client.type();
  while (client.saved < client.sent || client.sent < 2) await pause(1);
  const firstEditSaved = performance.now() - from;
  client.close();
  await pause(300);
  return { words: rounded(words), firstEditSaved: rounded(firstEditSaved) };
}

async function run(): Promise<void> {
  const store = new BenchStore();
  await store.fill(1, 3);
  const [long, empty, warm] = store.stories as [string, string, string];
  const { personId, cookie } = store.people[0]!;
  const base = new Y.Doc();
  let characters = 0;
  await store.within(async (database) => {
    const [first] = await database.query.storyUpdate.findMany({
      where: (row, { eq }) => eq(row.storyId, long),
    });
    Y.applyUpdate(base, first!.bytes);
    const made = history(base);
    characters = made.characters;
    await declareHands(
      database,
      long,
      personId,
      new Map(made.ids.map((id) => [id, { person: personId, suggesting: false }])),
    );
    for (let i = 0; i < made.updates.length; i += 2_000)
      await appendUpdates(
        database,
        made.updates.slice(i, i + 2_000).map((bytes) => ({
          storyId: long,
          bytes,
          personId,
          clientIds: made.ids,
          relayed: false,
          at: Date.now(),
        })),
      );
  });
  const server = await BenchServer.start("galley", store);
  await openOnce(server, warm, cookie);
  const asRows = await openOnce(server, long, cookie);
  await pause(3_000);
  const merged = await openOnce(server, long, cookie);
  const emptyStory = await openOnce(server, empty, cookie);
  await server.stop();
  store.remove();
  console.log(
    JSON.stringify({
      bench: "cold-open",
      unit: "ms",
      updates: UPDATES,
      characters,
      merged,
      asRows,
      emptyStory,
    }),
  );
}

if (existsSync(trace)) await run();
else
  console.log(
    JSON.stringify({ bench: "cold-open", skipped: "bench/traces/friendsforever.json.gz is not here" }),
  );
