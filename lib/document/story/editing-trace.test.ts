import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Facts } from "#lib/document/story/facts.ts";
import { wordsFrom } from "#lib/document/story/accepted-words.ts";
import { fieldText } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { lineText } from "#lib/document/story/words.ts";
import { line } from "#lib/document/testing/stories.ts";

interface Transaction {
  parents: number[];
  agent: number;
  patches: [position: number, deleted: number, inserted: string][];
}

interface Trace {
  txns: Transaction[];
  endContent: string;
}

const file = new URL("../../../bench/traces/friendsforever.json.gz", import.meta.url);
const PEOPLE = [100, 101];

/** Characters of the body, after its first marker. */
function write(doc: Y.Doc, patches: Transaction["patches"]): Uint8Array {
  let written: Uint8Array | undefined;
  doc.once("update", (update: Uint8Array) => (written = update));
  doc.transact(() => {
    const body = fieldText(doc, "body");
    for (const [position, deleted, inserted] of patches) {
      if (deleted > 0) body.delete(position + 1, deleted);
      if (inserted) body.insert(position + 1, inserted);
    }
  });
  return written!;
}

/** Each writes where they wrote, having received what they had received. */
function replay({ txns }: Trace, docs: readonly Y.Doc[]): void {
  /** For each transaction, how many of the other person's were known to whoever made it. */
  const known: [number, number][] = [];
  const made: Uint8Array[][] = [[], []];
  const received = [0, 0];
  const places = txns.map(() => 0);
  txns.forEach(({ parents, agent, patches }, i) => {
    const knows: [number, number] = [0, 0];
    for (const parent of parents)
      for (const of of [0, 1] as const)
        knows[of] = Math.max(knows[of], known[parent]![of], txns[parent]!.agent === of ? places[parent]! : 0);
    known.push(knows);
    const other = 1 - agent;
    for (; received[agent]! < knows[other]!; received[agent]!++)
      Y.applyUpdate(docs[agent]!, made[other]![received[agent]!]!);
    places[i] = made[agent]!.push(write(docs[agent]!, patches));
  });
  for (const agent of [0, 1])
    for (const update of made[1 - agent]!.slice(received[agent])) Y.applyUpdate(docs[agent]!, update);
}

test("[W4] what two people really typed into one text at once ends with the words they ended with", () => {
  const trace = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
  const hands = new Map<number, Hand>([[1, { person: "base", suggesting: false }]]);
  const base = newStoryUpdate({ clientId: 1, words: { headline: "", standfirst: "", lines: [line("")] } });
  const docs = PEOPLE.map((client) => {
    hands.set(client, { person: `person${client}`, suggesting: false });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    doc.clientID = client;
    return doc;
  });
  replay(trace, docs);
  for (const doc of docs) {
    const { lines } = wordsFrom(new Facts(doc, hands));
    const text = lines.map(lineText).join("¶");
    expect(text.length).toBe(trace.endContent.length);
    expect(text === trace.endContent).toBe(true);
  }
});
