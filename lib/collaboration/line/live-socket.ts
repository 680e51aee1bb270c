import type { Hocuspocus } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebSocket } from "ws";
import type { PersonLimits } from "#lib/collaboration/line/person-limits.ts";
import { receiveAwareness } from "#lib/collaboration/line/receive-awareness.ts";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import { StrictDecoder } from "#lib/document/live-update/strict-decoder.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { CLOSED, PING, writeLiveMessage } from "#lib/newsroom/stories/live-messages.ts";
import { log } from "#lib/platform/log.ts";

type ClientConnection = ReturnType<Hocuspocus["handleConnection"]>;

/** Kinds of frame in the collaboration protocol that a browser may send. */
const FRAME = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  syncReply: 4,
  stateless: 5,
  close: 7,
  pong: 10,
} as const;
const SYNC_STEP_1 = 0;
const SYNC_STEP_2 = 1;
const UPDATE = 2;

const LONGEST_NAME = 128;
/** Nothing at all is heard of a sign-on for so long, or it is asked for and cannot be settled: begin anew. */
const SIGN_ON_LIMIT = 10_000;
const SETTLING_LIMIT = 60_000;
/** Entries of a state vector: as many as client ids ever wrote in one story. */
const MOST_KNOWN_CLIENTS = 20_000;
/** How often one window may ask for the whole story. */
const MOST_ASKED = 5;
/** Encoding the answer takes about a millisecond for so many bytes. */
const BYTES_A_MILLISECOND = 50_000;
const MOST_WAITING_FRAMES = 1_000;
const MOST_STORIES = 10;
/** A browser that reads slower than the story is written is cut off before it eats the memory; it comes back in step. */
const MOST_UNSENT = 16 << 20;
const CARET_PAUSE = 50;

/**
 * One browser window's line. Words and carets are taken here, in order and without a turn of the event loop between;
 * the rest of the protocol (sign-on, the handshake's first step) goes to Hocuspocus.
 */
export class LiveSocket {
  readonly ws: WebSocket;
  /** As judged last; a changed role replaces it. */
  actor: Actor;
  readonly seats = new Map<string, Seat>();
  /** Those to whom words are sent: from the moment they are connected, a little before they may send any. */
  readonly hearing = new Map<string, Seat>();
  isAlive = true;
  /** Its person has typed since the session was judged last: that is a use of it. */
  hasWritten = false;
  /** While this window's own words are applied: it has them, so their broadcast goes to the others only. */
  isMuted = false;
  #hocuspocus!: ClientConnection;
  #receiveWords!: (seat: Seat, update: Uint8Array, step: "live" | "handshake") => void;
  #waiting = new Map<string, Uint8Array[]>();
  /** Work that waits because its person has used up their share of the processor. */
  readonly #turns: { bytes: number; work: () => void }[] = [];
  #nextTurn: NodeJS.Timeout | undefined;
  readonly #carets = new Map<Seat, { frame: Uint8Array | null; timer: NodeJS.Timeout }>();
  readonly limits: PersonLimits;
  #signOnLimit: NodeJS.Timeout;

  constructor(ws: WebSocket, actor: Actor, limits: PersonLimits) {
    this.ws = ws;
    this.limits = limits;
    this.actor = actor;
    this.#signOnLimit = this.#closeAfter(SIGN_ON_LIMIT);
  }

  #closeAfter(limit: number): NodeJS.Timeout {
    return setTimeout(() => this.close(CLOSED.again, "no story was opened"), limit);
  }

  listen(
    hocuspocus: ClientConnection,
    receiveWords: (seat: Seat, update: Uint8Array, step: "live" | "handshake") => void,
  ): void {
    this.#hocuspocus = hocuspocus;
    this.#receiveWords = receiveWords;
    this.ws.on("message", (data: Buffer, isBinary: boolean) => {
      this.isAlive = true;
      if (this.ws.readyState !== this.ws.OPEN) return;
      if (!isBinary) return this.close(CLOSED.again, "not a frame");
      this.#hocuspocus.lastMessageReceivedAt = Date.now();
      this.#read(data);
    });
    this.ws.on("pong", () => (this.isAlive = true));
    this.ws.on("error", (error) => log().debug({ err: error, person: this.actor.personId }, "a line broke"));
  }

  // What Hocuspocus asks of a socket.
  get readyState(): number {
    return this.ws.readyState;
  }

  send(data: Uint8Array): void {
    if (this.isMuted) return;
    for (const [address, seat] of this.hearing) {
      const { isApplying, isHeld } = seat.story;
      if (!(isApplying || isHeld) || !saysWords(data, address)) continue;
      return isApplying ? seat.story.sendWhenApplied(this, data) : seat.keepBack(data);
    }
    if (this.ws.bufferedAmount > MOST_UNSENT) return this.ws.terminate();
    this.ws.send(data);
  }

  close(code: number = CLOSED.again, reason = ""): void {
    if (this.ws.readyState === this.ws.OPEN) this.ws.close(code, reason);
  }

  /** The story is open for this window: what it sent meanwhile is taken now, in order. */
  seat(address: string, seat: Seat): void {
    clearTimeout(this.#signOnLimit);
    this.seats.set(address, seat);
    const waiting = this.#waiting.get(address);
    this.#waiting.delete(address);
    for (const frame of waiting ?? []) {
      this.limits.letGo(frame.length);
      if (this.ws.readyState === this.ws.OPEN) this.#read(frame);
    }
  }

  leave(seat: Seat): void {
    for (const places of [this.seats, this.hearing])
      for (const [address, its] of places) if (its === seat) places.delete(address);
    clearTimeout(this.#carets.get(seat)?.timer);
    this.#carets.delete(seat);
  }

  closed(): void {
    clearTimeout(this.#signOnLimit);
    clearTimeout(this.#nextTurn);
    for (const { timer } of this.#carets.values()) clearTimeout(timer);
    for (const frames of this.#waiting.values()) for (const { length } of frames) this.limits.letGo(length);
    for (const { bytes } of this.#turns.splice(0)) this.limits.letGo(bytes);
    this.#waiting.clear();
  }

  #read(frame: Uint8Array): void {
    this.#guarded(() => this.#take(frame));
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      log().debug({ err: thrown, person: this.actor.personId }, "a frame could not be read");
      this.close(CLOSED.again, "not a frame");
    }
  }

  #take(frame: Uint8Array): void {
    // A lone byte is an answer to a ping of Hocuspocus' newer clients.
    if (frame.length === 1 && frame[0] === FRAME.pong) return;
    const decoder = decoding.createDecoder(frame);
    const address = decoding.readVarString(decoder);
    if (address.length > LONGEST_NAME) throw new Error("name too long");
    const kind = decoding.readVarUint(decoder);
    const seat = this.seats.get(address);
    if (kind === FRAME.auth) return this.#signOn(address, frame);
    // Also before the story is open: a store that takes its time is no lost line.
    if (kind === FRAME.stateless) return this.#answer(address, decoding.readVarString(decoder));
    if (!seat) return this.#wait(address, frame);
    switch (kind) {
      case FRAME.sync:
      case FRAME.syncReply: {
        const step = decoding.readVarUint(decoder);
        const bytes = decoding.readVarUint8Array(decoder);
        if (step === SYNC_STEP_1)
          return this.#inTurn(bytes.length, () => this.#answerWithStory(seat, bytes, frame));
        if (step !== SYNC_STEP_2 && step !== UPDATE) throw new Error("unknown step");
        const sent = step === UPDATE ? "live" : "handshake";
        return this.#inTurn(bytes.length, () => this.#receiveWords(seat, bytes, sent));
      }
      case FRAME.awareness:
        return this.#takeCaret(seat, decoding.readVarUint8Array(decoder));
      case FRAME.queryAwareness:
      case FRAME.close:
        return this.#pass(frame);
      default:
        throw new Error("unknown kind of frame");
    }
  }

  /**
   * Does what a window asks for, at once while its person has processor time left. Otherwise it waits, in order, so that
   * whoever sends what is dear to judge delays themselves and nobody else.
   */
  #inTurn(bytes: number, work: () => void): void {
    if (this.#turns.length === 0 && this.limits.work.wait === 0) return this.#charged(work);
    if (!this.limits.hold(bytes)) return this.close(CLOSED.tooMany, "too much waits");
    this.#turns.push({ bytes, work });
    this.#nextTurn ??= setTimeout(() => this.#takeTurns(), this.limits.work.wait);
  }

  #takeTurns(): void {
    this.#nextTurn = undefined;
    while (this.#turns.length > 0 && this.limits.work.wait === 0) {
      const { bytes, work } = this.#turns.shift()!;
      this.limits.letGo(bytes);
      if (this.ws.readyState === this.ws.OPEN) this.#guarded(() => this.#charged(work));
    }
    if (this.#turns.length > 0)
      this.#nextTurn = setTimeout(() => this.#takeTurns(), Math.max(1, this.limits.work.wait));
  }

  #charged(work: () => void): void {
    const before = process.threadCpuUsage();
    try {
      work();
    } finally {
      const { user, system } = process.threadCpuUsage(before);
      this.limits.work.charge((user + system) / 1000);
    }
  }

  /** The handshake's first step: what the window has. Hocuspocus answers with everything that it lacks. */
  #answerWithStory(seat: Seat, known: Uint8Array, frame: Uint8Array): void {
    // Read once before: what cannot be read must end this connection, and Hocuspocus would only close the story on it.
    const decoder = new StrictDecoder(known);
    for (let left = decoder.count(MOST_KNOWN_CLIENTS); left > 0; left--) {
      decoder.uint(Number.MAX_SAFE_INTEGER);
      decoder.uint(Number.MAX_SAFE_INTEGER);
    }
    if (!decoder.isAtEnd) throw new Error("bytes after a state vector");
    if (++seat.asked > MOST_ASKED) return this.close(CLOSED.tooMany, "asked too often");
    this.limits.work.charge(seat.story.weight / BYTES_A_MILLISECOND);
    this.#pass(frame);
  }

  #pass(frame: Uint8Array): void {
    if (!this.limits.questions.take(1)) return this.close(CLOSED.tooMany, "too fast");
    this.#hocuspocus.handleMessage(frame);
  }

  #signOn(address: string, frame: Uint8Array): void {
    if (frame.length > 65_536) throw new Error("token too long");
    if (!this.limits.signOns.take(1)) return this.close(CLOSED.tooMany, "signed on too often");
    if (!this.#waiting.has(address) && !this.seats.has(address)) {
      if (this.#waiting.size + this.seats.size >= MOST_STORIES)
        return this.close(CLOSED.tooMany, "too many stories");
      this.#waiting.set(address, []);
    }
    if (this.seats.size === 0) {
      clearTimeout(this.#signOnLimit);
      this.#signOnLimit = this.#closeAfter(SETTLING_LIMIT);
    }
    this.#pass(frame);
  }

  #answer(address: string, said: string): void {
    if (said !== PING || !this.limits.questions.take(1)) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, address);
    encoding.writeVarUint(encoder, FRAME.stateless);
    encoding.writeVarString(encoder, writeLiveMessage({ say: "pong" }));
    this.send(encoding.toUint8Array(encoder));
  }

  #wait(address: string, frame: Uint8Array): void {
    const waiting = this.#waiting.get(address);
    // Without a sign-on there is nothing to wait for.
    if (!waiting) return;
    if (waiting.length >= MOST_WAITING_FRAMES || !this.limits.hold(frame.length))
      return this.close(CLOSED.tooMany, "too much before sign-on");
    waiting.push(frame);
  }

  /** Twenty a second: of those between, only the last is worth anything. */
  #takeCaret(seat: Seat, update: Uint8Array): void {
    const waiting = this.#carets.get(seat);
    if (waiting) {
      waiting.frame = update;
      return;
    }
    const timer = setTimeout(() => {
      const last = this.#carets.get(seat)?.frame;
      this.#carets.delete(seat);
      if (!last || this.ws.readyState !== this.ws.OPEN) return;
      try {
        this.#takeCaret(seat, last);
      } catch {
        this.close(CLOSED.again, "not a caret");
      }
    }, CARET_PAUSE);
    this.#carets.set(seat, { frame: null, timer });
    receiveAwareness(seat, update);
  }
}

/** Is this a frame with words of that story? */
function saysWords(frame: Uint8Array, address: string): boolean {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarString(decoder) !== address) return false;
  const kind = decoding.readVarUint(decoder);
  return kind === FRAME.sync || kind === FRAME.syncReply;
}
