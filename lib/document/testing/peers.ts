import * as Y from "yjs";
import { getSchema } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import { projectStory } from "#lib/document/binding/line-projection.ts";
import { storyExtensions } from "#lib/document/binding/line-nodes.ts";
import { StoryBinding } from "#lib/document/binding/story-binding.ts";
import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import type { StoryView } from "#lib/document/binding/story-view.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { Hand } from "#lib/document/story/hands.ts";

/**
 * A small language for stories that several people write at once: peers with the real binding on a view without a
 * screen, joined by messages that arrive when a test says so.
 */
export const storySchema = getSchema(storyExtensions);

/** Steps of undo are made by the script, never by the clock: a slow machine must not change what happens. */
const ONE_STEP = 1e9;

/** An editor without a screen. */
export class HeadlessView implements StoryView {
  state: EditorState;
  composing = false;
  binding: StoryBinding | null = null;

  constructor(doc: Node) {
    this.state = EditorState.create({ doc, schema: storySchema });
  }

  dispatch(transaction: Transaction): void {
    if (this.binding?.intercept(transaction)) return;
    const { state, transactions } = this.state.applyTransaction(transaction);
    this.binding?.write(transactions);
    this.state = state;
    if (transaction.docChanged && !transaction.getMeta("story:from")) this.binding?.settle(transactions);
  }
}

export interface PeerOptions {
  number: number;
  mode: Mode;
  base: Uint8Array;
  hands: Map<number, Hand>;
  person?: string;
  stepsByPlace?: boolean;
}

/** One person's browser. */
export class Peer {
  readonly person: string;
  /** May write in Editing, and go from one mode to the other. */
  readonly mayEdit: boolean;
  readonly doc = new Y.Doc();
  readonly view: HeadlessView;
  readonly binding: StoryBinding;
  readonly editId: number;
  readonly suggestId: number;
  readonly inbox: Uint8Array[] = [];
  /** Written, and not yet with the newsroom. */
  readonly outbox: Uint8Array[] = [];
  readonly errors: unknown[] = [];
  /** Where the line leads; set by whoever joins the peers. */
  deliver: (update: Uint8Array) => void = () => undefined;
  online = true;

  constructor({ number, mode, base, hands, person = `person${number}`, stepsByPlace }: PeerOptions) {
    this.person = person;
    this.mayEdit = mode === "editing";
    this.editId = 100 + number;
    this.suggestId = 200 + number;
    hands.set(this.editId, { person, suggesting: false });
    hands.set(this.suggestId, { person, suggesting: true });
    this.doc.clientID = this.editId;
    Y.applyUpdate(this.doc, base, NETWORK);
    this.view = new HeadlessView(projectStory(storySchema, new Facts(this.doc, hands)));
    const { editId, suggestId } = this;
    const timing = { captureTimeout: ONE_STEP, compareAfter: null, stepsByPlace: stepsByPlace ?? true };
    this.binding = new StoryBinding({ doc: this.doc, hands, person, editId, suggestId, mode, ...timing });
    this.view.binding = this.binding;
    this.binding.attach(this.view);
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== NETWORK) this.outbox.push(update);
    });
  }

  get screen(): Node {
    return this.view.state.doc;
  }

  get suggests(): boolean {
    return this.binding.mode === "suggesting";
  }

  do(change: (transaction: Transaction) => Transaction): void {
    this.view.dispatch(change(this.view.state.tr));
  }

  caret(from: number, to = from): void {
    this.do((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)));
  }

  /** Types at a position, or over a range. */
  type(text: string, from: number, to = from): void {
    this.do((tr) => tr.setSelection(TextSelection.create(tr.doc, from)).insertText(text, from, to));
  }

  erase(from: number, to: number): void {
    this.do((tr) => tr.setSelection(TextSelection.create(tr.doc, from, to)).delete(from, to));
  }

  /** Position of the first place where these words stand. */
  find(words: string): number {
    let found = -1;
    this.screen.descendants((node, position) => {
      if (found < 0 && node.isTextblock && node.textContent.includes(words)) {
        found = position + 1 + node.textContent.indexOf(words);
      }
      return found < 0;
    });
    if (found < 0) throw new Error(`“${words}” is not on the screen`);
    return found;
  }

  /** Reads `count` messages (merged, as a provider would), or the one at `at`. */
  receive(count = Infinity, at?: number): void {
    const updates =
      at === undefined ? this.inbox.splice(0, Math.min(count, this.inbox.length)) : this.inbox.splice(at, 1);
    if (updates.length === 0) return;
    try {
      Y.applyUpdate(this.doc, updates.length > 1 ? Y.mergeUpdates(updates) : updates[0]!, NETWORK);
    } catch (error) {
      this.errors.push(error);
    }
  }

  /** Sends the first `count` messages that wait. */
  send(count = Infinity): void {
    for (const update of this.outbox.splice(0, Math.min(count, this.outbox.length))) this.deliver(update);
  }

  destroy(): void {
    this.binding.destroy();
    this.doc.destroy();
  }
}

export const NETWORK = "network";

/** Joins peers: what one writes lies in the others' inboxes at once. */
export function connect(peers: readonly Peer[]): void {
  for (const peer of peers) {
    peer.deliver = (update) => {
      for (const other of peers) if (other !== peer) other.inbox.push(update);
    };
    peer.doc.on("update", (_update: Uint8Array, origin: unknown) => {
      if (origin !== NETWORK) peer.send();
    });
  }
}

/** Everybody reads everything. */
export function exchange(peers: readonly Peer[]): void {
  while (peers.some((peer) => peer.inbox.length + peer.outbox.length > 0)) {
    for (const peer of peers) peer.send();
    for (const peer of peers) peer.receive();
  }
}

/** Everybody gives everybody what they lack, as a browser and the newsroom do when a line begins. */
export function shakeHands(peers: readonly Peer[]): void {
  for (const { doc } of peers)
    for (const other of peers)
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other.doc)), NETWORK);
}

/** Peers on a story with these lines, already joined. */
export function newsroom(
  base: Uint8Array,
  modes: readonly Mode[],
): { peers: Peer[]; hands: Map<number, Hand> } {
  const hands = new Map<number, Hand>([[1, { person: "base", suggesting: false }]]);
  const peers = modes.map((mode, number) => new Peer({ number, mode, base, hands }));
  connect(peers);
  return { peers, hands };
}
