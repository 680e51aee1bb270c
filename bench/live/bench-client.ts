import { once } from "node:events";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { BenchServer } from "./bench-server.ts";

const SYNC = 0;
const AUTH = 2;
const STATELESS = 5;

/**
 * The same client for every server: a real document, and nothing between it and the socket but the framing that the
 * server asks for. It notes when each of its keystrokes was typed and when it was acknowledged as saved.
 */
export class BenchClient {
  readonly doc = new Y.Doc();
  readonly savedAfter: number[] = [];
  /** Called with every clock of another client that arrives. */
  heard: (client: number, clock: number) => void = () => undefined;
  sent = 0;
  saved = 0;
  isSynced = false;
  readonly #ws: WebSocket;
  readonly #storyId: string;
  readonly #isFramed: boolean;
  readonly #typedAt: number[] = [];

  private constructor(server: BenchServer, storyId: string, cookie: string) {
    this.#storyId = storyId;
    this.#isFramed = server.kind !== "y-websocket";
    const headers = { cookie, origin: server.origin };
    this.#ws = new WebSocket(server.address(storyId), { headers, perMessageDeflate: false });
    this.#ws.binaryType = "nodebuffer";
    this.#ws.on("message", (data: Buffer) => this.#take(data));
    this.doc.on("update", (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (origin !== this) return this.#send(2, update);
      for (const [client, clock] of transaction.afterState)
        if (transaction.beforeState.get(client) !== clock) this.heard(client, clock);
    });
  }

  /** Connected and in step with the server. */
  static async connect(server: BenchServer, storyId: string, cookie = ""): Promise<BenchClient> {
    const client = new BenchClient(server, storyId, cookie);
    await once(client.#ws, "open");
    if (client.#isFramed) client.#signOn();
    client.#frame(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(client.doc));
    });
    while (!client.isSynced) await once(client.#ws, "message");
    return client;
  }

  /** One keystroke at the end of the body; answers the moment it was typed. */
  type(): number {
    const at = performance.now();
    const body = this.doc.getText("body");
    body.insert(body.length, "k");
    return at;
  }

  /** Sends any bytes as words. */
  say(update: Uint8Array): void {
    this.#send(2, update);
  }

  get isOpen(): boolean {
    return this.#ws.readyState === this.#ws.OPEN;
  }

  get clock(): number {
    return Y.getState(this.doc.store, this.doc.clientID);
  }

  close(): void {
    this.#ws.terminate();
  }

  #signOn(): void {
    this.#frame(AUTH, (encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, JSON.stringify({ edit: this.doc.clientID, format: 1 }));
    });
  }

  #send(step: 1 | 2, update: Uint8Array): void {
    this.sent++;
    this.#typedAt[this.sent] = performance.now();
    this.#frame(SYNC, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, update);
    });
  }

  #frame(kind: number, write: (encoder: encoding.Encoder) => void): void {
    const encoder = encoding.createEncoder();
    if (this.#isFramed) encoding.writeVarString(encoder, this.#storyId);
    encoding.writeVarUint(encoder, kind);
    write(encoder);
    this.#ws.send(encoding.toUint8Array(encoder));
  }

  #take(data: Buffer): void {
    const decoder = decoding.createDecoder(data);
    if (this.#isFramed) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === STATELESS) return this.#takeSaved(decoding.readVarString(decoder));
    if (kind !== SYNC) return;
    const step = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (step === 0) return this.#send(1, Y.encodeStateAsUpdate(this.doc, bytes));
    Y.applyUpdate(this.doc, bytes, this);
    if (step === 1) this.isSynced = true;
  }

  #takeSaved(text: string): void {
    if (!text.startsWith("saved:")) return;
    const now = performance.now();
    const count = Number(text.slice(6));
    for (let n = this.saved + 1; n <= count; n++) this.savedAfter.push(now - this.#typedAt[n]!);
    this.saved = count;
  }
}
