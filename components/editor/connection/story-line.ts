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
  /** Milliseconds since 1970. */
  now: () => number;
  /** Asked before a socket is tried anew: does anybody answer at all? Not asked unless given. */
  isAnswering?: () => Promise<boolean>;
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
  /** Nobody at the other end has answered for a while. */
  silent(): void;
  /** The words of the server are here. */
  synced(): void;
}

/** Sent away again and again: each time a little longer, so that whoever has to come first can. */
const FIRST_WAIT = 200;
const LONGEST_WAIT = 1_500;
/** Nobody there: tried again soon, and for ever a little less soon. A newsroom that comes back finds everybody at once. */
const SOON = 200;
const MANY_TRIES = 150;
const OPENING_LIMIT = 5_000;
/**
 * A line can be half dead and say nothing, so it is asked all the time: a lost one shows within two seconds. On a slow line
 * several questions are under way at once, and the answers still come as often as it is asked.
 */
const LOOK_EVERY = 200;
const ASK_EVERY = 700;
const SILENT_AFTER = 700;
const GIVEN_UP_AFTER = 2_500;
/** When it was this browser that stood still, the answer lies unread: it gets a moment to be read. */
const MOMENT_TO_READ = 50;
const FORCED = 4408;

/** One line to the server: the provider, its socket, and whether anybody is still at the other end. */
export class StoryLine {
  readonly provider: StoryProvider;
  readonly #websocket: HocuspocusProviderWebsocket;
  readonly #listeners: LineListeners;
  #wasOpen = false;
  #setbacks = 0;
  /** Tries since the line was lost at which nobody answered. */
  #unanswered = 0;
  readonly #isAnswering: (() => Promise<boolean>) | undefined;
  #isOver = false;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #triedAt = 0;
  #askedAt = 0;
  /** When the first question was asked that nothing has been heard since; null when there is none. */
  #unansweredSince: number | null = null;
  #isSilent = false;
  readonly #now: () => number;
  #watch: ReturnType<typeof setInterval> | undefined;

  constructor(options: LineOptions, listeners: LineListeners) {
    this.#listeners = listeners;
    this.#now = options.now;
    this.#isAnswering = options.isAnswering;
    const Base = options.socket?.WebSocket ?? WebSocket;
    this.#websocket = new HocuspocusProviderWebsocket({
      url: options.url,
      autoConnect: false,
      WebSocketPolyfill: countingSocket(Base, options.now, options.socket?.options),
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
  }

  connect(): void {
    this.provider.attach();
    this.#begin();
  }

  /** Goes on after an end. */
  resume(): void {
    this.#isOver = false;
    this.#setbacks = 0;
    this.#begin();
  }

  #begin(): void {
    this.#watch = setInterval(() => this.#listenForLife(), LOOK_EVERY);
    this.#try();
  }

  #try(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#triedAt = this.#now();
    void this.#websocket.connect();
  }

  /**
   * A socket that nobody answers is dear: after about fifteen of them Chromium holds each new one back for seconds. So it is
   * asked in a cheaper way first whether anybody is there.
   */
  async #tryWhenAnswered(): Promise<void> {
    this.#retry = undefined;
    const isThere = (await this.#isAnswering?.()) ?? true;
    if (this.#isOver || this.#socket || this.#retry !== undefined) return;
    if (isThere) return this.#try();
    this.#unanswered++;
    this.#tryLater(soonAfter(this.#unanswered));
  }

  #tryLater(wait: number): void {
    clearTimeout(this.#retry);
    // Not all windows at the same moment.
    const spread = wait * (0.5 + Math.random());
    if (!this.#isOver) this.#retry = setTimeout(() => void this.#tryWhenAnswered(), spread);
  }

  /** A socket that is being given up still says that it is open. */
  get isOpen(): boolean {
    return this.#wasOpen && this.#socket?.readyState === 1;
  }

  /** When the handshake had said everything this browser holds; null before, and while nobody answers. */
  get inStepSince(): number | null {
    return this.isOpen && !this.#isSilent ? this.#socket!.shookHandsAt : null;
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
    if (this.#retry !== undefined && !this.#socket) this.#tryLater(0);
  }

  /** All is well again: the next setback is a first one. */
  inStep(): void {
    this.#setbacks = 0;
    this.#unanswered = 0;
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
    this.#answered();
    this.#listeners.opened();
  }

  #closed(code: number): void {
    const wasOpen = this.#wasOpen;
    this.#wasOpen = false;
    this.#websocket.shouldConnect = false;
    this.#tryLater(
      wasOpen ? Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#setbacks++) : soonAfter(++this.#unanswered),
    );
    this.#listeners.lost(code, wasOpen);
  }

  #heard(): void {
    this.#answered();
    this.#listeners.heard();
  }

  #answered(): void {
    this.#unansweredSince = null;
    this.#isSilent = false;
  }

  #listenForLife(): void {
    const now = this.#now();
    if (!this.isOpen) {
      if (this.#socket && now - this.#triedAt > OPENING_LIMIT) this.drop();
      return;
    }
    const asked = this.#unansweredSince;
    const silence = asked === null ? 0 : now - asked;
    if (silence > SILENT_AFTER) setTimeout(() => this.#stillNothing(asked!, silence), MOMENT_TO_READ);
    if (now - this.#askedAt < ASK_EVERY) return;
    this.#askedAt = now;
    this.#unansweredSince ??= now;
    this.provider.sendStateless(PING);
  }

  #stillNothing(asked: number, silence: number): void {
    if (!this.isOpen || this.#unansweredSince !== asked) return;
    if (silence > GIVEN_UP_AFTER) return this.drop();
    if (this.#isSilent) return;
    this.#isSilent = true;
    this.#listeners.silent();
  }
}

const soonAfter = (tries: number): number => (tries < MANY_TRIES ? SOON : LONGEST_WAIT);
