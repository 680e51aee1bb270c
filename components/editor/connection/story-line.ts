import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { PING } from "#lib/newsroom/stories/live-messages.ts";
import { countingSocket, type CountingSocket } from "./counting-socket.ts";
import { StoryProvider } from "./story-provider.ts";

export interface LineOptions {
  url: string;
  storyId: string;
  document: Y.Doc;
  awareness: Awareness;
  editId: number;
  token: () => string;
  /** Where there is no browser: the socket class and what its constructor takes. */
  socket?: { WebSocket: new (url: string) => WebSocket; options?: unknown };
}

export interface LineListeners {
  opened(): void;
  /** The line is lost, or the server put the story down. */
  lost(code: number, wasOpen: boolean): void;
  refused(reason: string): void;
  said(text: string): void;
  heard(): void;
  /** The words of the server are here. */
  synced(): void;
}

/** Tried again soon and for ever: a newsroom that comes back is typing again within a second or two. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 1_500;
const OPENING_LIMIT = 5_000;
const FORCED = 4408;

/** One line to the server: the provider, its socket, and whether anybody is still at the other end. */
export class StoryLine {
  readonly provider: StoryProvider;
  readonly #websocket: HocuspocusProviderWebsocket;
  readonly #listeners: LineListeners;
  #wasOpen = false;
  #setbacks = 0;
  #isOver = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #triedAt = 0;
  #lastHeard = 0;
  #pingedAt = 0;
  readonly #watch: ReturnType<typeof setInterval>;
  /** Asked by the watch: is somebody waiting for an answer? */
  isWaiting: () => boolean = () => false;

  constructor(options: LineOptions, listeners: LineListeners) {
    this.#listeners = listeners;
    const Base = options.socket?.WebSocket ?? WebSocket;
    this.#websocket = new HocuspocusProviderWebsocket({
      url: options.url,
      autoConnect: false,
      WebSocketPolyfill: countingSocket(Base, options.socket?.options),
      // Hocuspocus' own retries can run twice at once after a line that broke early: each then ends the other's socket.
      maxAttempts: 1,
      onOpen: () => this.#opened(),
      onMessage: () => this.#heard(),
      onClose: ({ event }) => this.#closed(event.code),
    });
    this.provider = new StoryProvider(
      {
        name: options.storyId,
        document: options.document,
        awareness: options.awareness,
        websocketProvider: this.#websocket,
        token: options.token,
        onStateless: ({ payload }) => listeners.said(payload),
        onSynced: () => listeners.synced(),
        onAuthenticationFailed: ({ reason }) => listeners.refused(reason),
        // Put down by the server while the socket stays open: it would look connected and be deaf.
        onClose: ({ event }) => (event.code === 1000 && this.isOpen ? this.drop() : undefined),
      },
      options.editId,
    );
    this.#watch = setInterval(() => this.#listenForLife(), 400);
  }

  connect(): void {
    this.provider.attach();
    this.#try();
  }

  #try(): void {
    clearTimeout(this.#retry);
    this.#triedAt = Date.now();
    void this.#websocket.connect();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === 1;
  }

  /** The handshake has said everything this browser holds. */
  get isInStep(): boolean {
    return this.isOpen && this.#socket!.hasShakenHands;
  }

  /** Messages with words that went out on the present socket. */
  get sent(): number {
    return this.#socket?.sent ?? 0;
  }

  get #socket(): CountingSocket | null {
    return this.#websocket.webSocket as CountingSocket | null;
  }

  /** Takes the line for lost and begins anew, whatever the socket says. */
  drop(): void {
    if (!this.#socket) return;
    // What a lost socket would do by itself, minutes later.
    const websocket = this.#websocket as unknown as { emit(event: "close", data: object): void };
    websocket.emit("close", { event: { code: FORCED, reason: "no answer" } });
  }

  /** The browser says that the network is back: no need to wait for the next try. */
  tryNow(): void {
    if (this.#retry !== undefined && !this.#socket) this.#try();
  }

  /** All is well again: the next setback is a first one. */
  inStep(): void {
    this.#setbacks = 0;
  }

  end(): void {
    this.#isOver = true;
    clearTimeout(this.#retry);
    clearInterval(this.#watch);
    this.#websocket.disconnect();
  }

  destroy(): void {
    this.#isOver = true;
    clearTimeout(this.#retry);
    clearInterval(this.#watch);
    this.provider.destroy();
    this.#websocket.destroy();
  }

  #opened(): void {
    this.#wasOpen = true;
    this.#lastHeard = Date.now();
    this.#pingedAt = 0;
    this.#listeners.opened();
  }

  #closed(code: number): void {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    this.#websocket.shouldConnect = false;
    clearTimeout(this.#retry);
    // Sent away again and again, or nobody there: each time a little longer, so that whoever has to come first can.
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#setbacks++) * (0.75 + Math.random() / 2);
    if (!this.#isOver) this.#retry = setTimeout(() => this.#try(), wait);
    this.#listeners.lost(code, wasOpen);
  }

  #heard(): void {
    this.#lastHeard = Date.now();
    this.#listeners.heard();
  }

  /** A line can be half dead and say nothing: asked when something typed waits, and now and then when it is quiet. */
  #listenForLife(): void {
    const now = Date.now();
    if (!this.isOpen) {
      if (this.#socket && now - this.#triedAt > OPENING_LIMIT) this.drop();
      return;
    }
    if (this.#pingedAt > this.#lastHeard) {
      // When it was this browser that stood still, the answer lies unread: it gets a moment to be read.
      if (now - this.#pingedAt > 1_100) setTimeout(() => this.#giveUp(), 100);
      return;
    }
    if (now - this.#lastHeard > (this.isWaiting() ? 300 : 5_000)) {
      this.#pingedAt = now;
      this.provider.sendStateless(PING);
    }
  }

  #giveUp(): void {
    if (this.isOpen && this.#pingedAt > this.#lastHeard) this.drop();
  }
}
