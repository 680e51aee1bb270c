import { randomInt } from "node:crypto";
import { once } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { until, type LiveNewsroom } from "#lib/collaboration/testing/live-newsroom.ts";
import { PING } from "#lib/newsroom/stories/live-messages.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";

const FRAME = { sync: 0, awareness: 1, auth: 2, stateless: 5 } as const;
const randomId = (): number => randomInt(1_000, 2 ** 32);

/** A client that says whatever a test wants it to say: nothing of ours keeps it honest. */
export class RawLine {
  readonly ws: WebSocket;
  readonly storyId: string;
  readonly doc = new Y.Doc();
  readonly editId = randomId();
  readonly suggestId = randomId();
  /** Stateless messages and refused sign-ons, as they came. */
  readonly heard: string[] = [];
  readonly carets: { id: number; state: unknown }[] = [];
  closed: { code: number; reason: string } | undefined;

  private constructor(ws: WebSocket, storyId: string) {
    this.ws = ws;
    this.storyId = storyId;
    this.doc.clientID = this.editId;
    ws.on("message", (data: Buffer) => this.#take(data));
    ws.on("close", (code, reason) => (this.closed = { code, reason: reason.toString() }));
    ws.on("error", () => undefined);
  }

  static async open(newsroom: LiveNewsroom, actor: Actor, storyId: string): Promise<RawLine> {
    const ws = new WebSocket(newsroom.url, { headers: await newsroom.headers(actor) });
    const line = new RawLine(ws, storyId);
    await once(ws, "open");
    return line;
  }

  /** Signed on, and the words of the story are here. */
  static async seated(newsroom: LiveNewsroom, actor: Actor, storyId: string): Promise<RawLine> {
    const line = await RawLine.open(newsroom, actor, storyId);
    line.signOn();
    await until(() => line.heard.some((text) => text.startsWith("right:")));
    line.stateVector(Y.encodeStateVector(line.doc));
    await until(() => line.heard.some((text) => text.startsWith("saved:")));
    return line;
  }

  signOn(token: unknown = { edit: this.editId, suggest: this.suggestId, format: 1 }): void {
    this.frame(FRAME.auth, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, typeof token === "string" ? token : JSON.stringify(token));
    });
  }

  ping(): void {
    this.frame(FRAME.stateless, (encoder) => encoding.writeVarString(encoder, PING));
  }

  /** The handshake's first step. */
  stateVector(bytes: Uint8Array): void {
    this.#words(0, bytes);
  }

  update(bytes: Uint8Array): void {
    this.#words(2, bytes);
  }

  handshake(bytes: Uint8Array): void {
    this.#words(1, bytes);
  }

  caret(entries: [id: number, clock: number, state: unknown][]): void {
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, entries.length);
    for (const [id, clock, state] of entries) {
      encoding.writeVarUint(inner, id);
      encoding.writeVarUint(inner, clock);
      encoding.writeVarString(inner, JSON.stringify(state));
    }
    this.frame(FRAME.awareness, (encoder) =>
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner)),
    );
  }

  /** What a change of this document would send, made under a client id of the test's choice. */
  change(clientId: number, change: (doc: Y.Doc) => void): Uint8Array {
    this.doc.clientID = clientId;
    const before = Y.encodeStateVector(this.doc);
    change(this.doc);
    return Y.encodeStateAsUpdate(this.doc, before);
  }

  frame(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.storyId);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    this.ws.send(encoding.toUint8Array(encoder));
  }

  async whenClosed(): Promise<{ code: number; reason: string }> {
    await until(() => this.closed);
    return this.closed!;
  }

  #words(step: number, bytes: Uint8Array): void {
    this.frame(FRAME.sync, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, bytes);
    });
  }

  #take(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === FRAME.stateless) this.heard.push(decoding.readVarString(decoder));
    else if (kind === FRAME.auth && decoding.readVarUint(decoder) === 1)
      this.heard.push(`denied:${decoding.readVarString(decoder)}`);
    else if (kind === FRAME.awareness) this.#takeCarets(decoding.readVarUint8Array(decoder));
    else if (kind === FRAME.sync) {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === 0) this.handshake(Y.encodeStateAsUpdate(this.doc, bytes));
      else Y.applyUpdate(this.doc, bytes, this);
    }
  }

  #takeCarets(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const id = decoding.readVarUint(decoder);
      decoding.readVarUint(decoder);
      this.carets.push({ id, state: JSON.parse(decoding.readVarString(decoder)) });
    }
  }
}
