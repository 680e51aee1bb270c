import type { Connection } from "@hocuspocus/server";
import type { Delivery } from "#lib/collaboration/line/judge-update.ts";
import type { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import type { PersonLimits } from "#lib/collaboration/line/person-limits.ts";
import type { OpenStory } from "#lib/collaboration/open-story.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { CLOSED, writeLiveMessage, type LiveMessage } from "#lib/newsroom/stories/live-messages.ts";
import { WRITING_RIGHTS, type WritingRight } from "#lib/newsroom/stories/permissions.ts";
import { sentenceOfRefusedWords, type RefusedWords } from "#lib/newsroom/stories/refused-words.ts";

const GRACE = 1_000;

/** One window of one person at one story. Knows what has been received from it and how much of that is stored. */
export class Seat {
  readonly socket: LiveSocket;
  readonly story: OpenStory;
  readonly connection: Connection;
  /** Client ids this window declared: its awareness goes under one of them. */
  readonly ids: Set<number>;
  /** The one id under which this window shows its caret: the first of its own that it used. */
  caretId: number | null = null;
  #right: WritingRight;
  #promised: WritingRight | null = null;
  /** Until this moment, what was typed before the window heard of its lesser right is still taken. */
  #grace: { right: WritingRight; until: number } | null = null;
  /** The handshake is through: from now on nothing that words depend on can be missing. */
  isInStep = false;
  /** What was typed while it was under way. */
  readonly held: Uint8Array[] = [];
  /** Words came that this person may only read by now; nothing counts as saved until the window connects anew. */
  isWithheld = false;
  /** What is recorded beside the update that is being applied. */
  delivery: Delivery = { clientIds: [], relayed: false };
  /** How often this window has asked for the whole story; an honest one asks once. */
  asked = 0;
  #keptBack: Uint8Array[] = [];
  #received = 0;
  #acknowledged = 0;
  #waiting: { count: number; sequence: number }[] = [];

  constructor(
    socket: LiveSocket,
    story: OpenStory,
    connection: Connection,
    ids: Iterable<number>,
    right: WritingRight,
  ) {
    this.socket = socket;
    this.story = story;
    this.connection = connection;
    this.ids = new Set(ids);
    this.#right = right;
  }

  get right(): WritingRight {
    return this.#right;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.ws.OPEN;
  }

  /** What may be written at this moment, words still on their way included. */
  get mayWrite(): WritingRight {
    return this.#grace && Date.now() < this.#grace.until ? this.#grace.right : this.#right;
  }

  /**
   * Tells the window what it may do from now on. When the story moves on while somebody types, the letters already on
   * their way are not thrown out; when it is the person's own right that was taken, it ends at once.
   */
  changeRight(right: WritingRight, why: "story-moved" | "person-changed"): void {
    if (why === "person-changed") this.#grace = null;
    this.#promised = null;
    if (right === this.#right) return;
    if (WRITING_RIGHTS.indexOf(right) > WRITING_RIGHTS.indexOf(this.#right)) {
      // It needs hands that were not declared for the lesser right; withheld words come again by a new handshake.
      this.#promised = right;
      if (this.isWithheld) this.sendAway(CLOSED.again, "may write again");
      else this.connection.requestToken();
      return;
    }
    this.#grace = why === "story-moved" ? { right: this.#right, until: Date.now() + GRACE } : null;
    this.#right = right;
    this.tell({ say: "right", right });
  }

  /** The right this window is about to get, once its hands are declared. */
  get promised(): WritingRight | null {
    return this.#promised;
  }

  keepPromise(right: WritingRight, ids: Iterable<number>): void {
    for (const id of ids) this.ids.add(id);
    if (this.#promised !== right) return;
    this.#promised = null;
    this.#right = right;
    this.tell({ say: "right", right });
  }

  /** What its person may use up, over all their windows. */
  get limits(): PersonLimits {
    return this.socket.limits;
  }

  get actor(): Actor {
    return this.socket.actor;
  }

  tell(message: LiveMessage): void {
    this.connection.sendStateless(writeLiveMessage(message));
  }

  /** Words for this window that must not reach it before they are stored. */
  keepBack(frame: Uint8Array): void {
    this.#keptBack.push(frame);
  }

  /** They are stored. */
  release(): void {
    if (this.story.isHeld) return;
    for (const frame of this.#keptBack.splice(0)) this.socket.send(frame);
  }

  /** Counts one message with content, as the browser counts what it sends. */
  count(): void {
    this.#received++;
  }

  /** Everything received so far is stored once this sequence is; says so at once when it already is. */
  acknowledgeAfter(sequence: number, durable: number): void {
    if (this.#waiting.length === 0 && sequence <= durable) this.#acknowledge(this.#received);
    else this.#waiting.push({ count: this.#received, sequence });
  }

  stored(durable: number): void {
    let count = 0;
    while (this.#waiting.length > 0 && this.#waiting[0]!.sequence <= durable)
      count = this.#waiting.shift()!.count;
    if (count > 0) this.#acknowledge(count);
  }

  #acknowledge(count: number): void {
    if (count <= this.#acknowledged) return;
    this.#acknowledged = count;
    this.tell({ say: "saved", count });
  }

  /** What was sent may not be written: says why and closes. */
  refuse(code: number, refused: RefusedWords): void {
    this.tell({ say: "refused", sentence: sentenceOfRefusedWords(refused) });
    this.socket.close(code, "refused");
  }

  /** Out of step, or the store is full: closes so that the browser connects again. */
  sendAway(code: number, reason: string): void {
    this.socket.close(code, reason);
  }
}
