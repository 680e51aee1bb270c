import type { Document } from "@hocuspocus/server";
import type { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import { addRelayed } from "#lib/collaboration/record/relayed-words.ts";
import { applyStored, type StoredStory } from "#lib/collaboration/record/stored-story.ts";
import type { StoredRow, StoryLog } from "#lib/collaboration/record/story-log.ts";
import { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";
import { applyNewPart, type NewPart } from "#lib/document/live-update/new-part.ts";
import { Facts } from "#lib/document/story/facts.ts";
import type { IdMap } from "#lib/document/story/id-map.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import { CLOSED, type HandEntry } from "#lib/newsroom/stories/live-messages.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { now } from "#lib/platform/clock.ts";

/** A story in this process' memory, with who is in it and how far the store has followed. */
export class OpenStory {
  readonly #log: StoryLog;
  /** Whose wish the server's own hand carries out at this moment. */
  #onBehalfOf: string | null = null;
  #waiting: { sequence: number; resolve: (rowId: number) => void }[] = [];
  readonly document: Document;
  readonly hands: Map<number, Hand>;
  /** What the deleted words in the document were. */
  readonly forgotten: ForgottenWords;
  /** Words that were given back for their author after a loss, by id: who gave them. */
  readonly relayed: IdMap<string>;
  /** Everything known about the words, kept up to date: judging a message must not read the whole story. */
  readonly facts: Facts;
  readonly seats = new Set<Seat>();
  /** Takes what changed in the document into the record, before anybody hears of it. */
  onChange: (update: Uint8Array, seat: Seat | null) => void = (update, seat) =>
    void this.append(update, seat);
  /** What applying an update says and sends, until it is sure that it was applied as judged. */
  #applying: { updates: Uint8Array[]; frames: [LiveSocket, Uint8Array][] } | null = null;
  #isGivenUp = false;
  /** Milliseconds since 1970. */
  readonly openedAt = Date.now();
  stage: Stage;
  /** Sequence in the log of the last update taken; stored once the log is durable up to there. */
  lastSequence = 0;
  lastUpdateId: number;
  #heldUntil = 0;
  /** Ids from before this process had the story whose windows have not been heard of since. */
  readonly #unheard: Set<number>;
  /** Rows of the store that are not in the snapshot yet. */
  rowIds: number[];
  rowBytes: number;
  /** Version of the snapshot as this process knows it. */
  snapshotVersion: number;
  /** About how many bytes the story takes. */
  weight: number;
  /** The last change that the projections do not know yet. */
  unprojected: { by: string | null; at: Date } | null = null;

  /** Reads the stored words into the document. */
  constructor(document: Document, stored: StoredStory, relayed: IdMap<string>, log: StoryLog) {
    this.#log = log;
    this.document = document;
    this.hands = stored.hands;
    this.#unheard = new Set(stored.hands.keys());
    this.relayed = relayed;
    this.forgotten = ForgottenWords.read(stored.forgotten);
    this.forgotten.watch(document);
    applyStored(document, stored);
    this.facts = new Facts(document, () => this.hands);
    this.facts.index.follow({ forRedrawing: false });
    this.stage = stored.stage;
    this.lastUpdateId = stored.lastUpdateId;
    this.rowIds = stored.rowIds;
    this.rowBytes = stored.updates.reduce((total, update) => total + update.length, 0);
    this.snapshotVersion = stored.updatesMerged;
    this.weight = (stored.snapshot?.length ?? 0) + this.forgotten.length + this.rowBytes;
    if (stored.lastUpdateAt && stored.lastUpdateAt > stored.projectedAt)
      this.unprojected = { by: stored.changedBy, at: stored.lastUpdateAt };
  }

  get id(): string {
    return this.document.name;
  }

  get isStored(): boolean {
    return this.lastSequence <= this.#log.durable;
  }

  /**
   * Words are kept back from the windows: the server's own hand has written, and nobody else could give that back after a
   * crash. Whoever had heard of it would bring what nobody may write.
   */
  get isHeld(): boolean {
    return this.#heldUntil > this.#log.durable;
  }

  /**
   * Can words under this id have been lost? Not those of a window that came after the story was opened here, nor of one
   * that has come back since: all it ever wrote is here, and whatever else comes under its id is a forgery.
   */
  mayHaveLost(client: number): boolean {
    return this.#unheard.has(client);
  }

  /** A window has said everything it holds. */
  isWholeUnder(ids: Iterable<number>): void {
    for (const id of ids) this.#unheard.delete(id);
  }

  get isApplying(): boolean {
    return this.#applying !== null;
  }

  /** Its memory is of no use any more; windows come back to what the store has. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  sendWhenApplied(socket: LiveSocket, frame: Uint8Array): void {
    this.#applying?.frames.push([socket, frame]);
  }

  /**
   * Applies what was judged. Throws when anything else came of it than was judged; nothing of that reaches the log or
   * another window then, and whoever called must give the story up.
   */
  apply(part: NewPart, seat: Seat): void {
    const { document } = this;
    const applying = (this.#applying = { updates: [] as Uint8Array[], frames: [] });
    // Words that waited for these go to everybody, their own window included.
    seat.socket.isMuted = document.store.pendingStructs === null && document.store.pendingDs === null;
    try {
      applyNewPart(document, part, seat);
    } finally {
      seat.socket.isMuted = false;
      this.#applying = null;
    }
    for (const update of applying.updates) this.onChange(update, seat);
    for (const [socket, frame] of applying.frames as [LiveSocket, Uint8Array][]) socket.send(frame);
  }

  /** What the document says of a change: kept until it is sure while an update is applied, else taken at once. */
  changed(update: Uint8Array, seat: Seat | null): void {
    if (this.#isGivenUp) return;
    if (this.#applying) this.#applying.updates.push(update);
    else this.onChange(update, seat);
  }

  /** Sends every window away from a document that cannot be trusted; the next one to come reads the store anew. */
  giveUp(): void {
    this.#isGivenUp = true;
    this.facts.index.destroy();
    for (const seat of this.seats) seat.sendAway(CLOSED.again, "the story is read anew");
  }

  /** Lets the log take an update, in the name of whoever delivered it; without anybody it is the server's own hand. */
  append(bytes: Uint8Array, seat: Seat | null): void {
    const at = now();
    const { clientIds, relayed } = seat?.delivery ?? { clientIds: [], relayed: false };
    const personId = seat?.actor.personId ?? this.#onBehalfOf;
    if (relayed && personId !== null) addRelayed(this.relayed, { personId, bytes }, this.hands);
    this.lastSequence = this.#log.append({
      storyId: this.id,
      bytes,
      personId,
      clientIds,
      relayed,
      at: at.getTime(),
    });
    if (!seat) this.#heldUntil = this.lastSequence;
    this.unprojected = { by: personId ?? this.unprojected?.by ?? null, at };
  }

  /** What the server's own hand changes here is recorded as this person's doing. */
  inNameOf<T>(personId: string, work: () => T): T {
    this.#onBehalfOf = personId;
    try {
      return work();
    } finally {
      this.#onBehalfOf = null;
    }
  }

  /** The row id of the update with this sequence, once it is stored. */
  whenStored(sequence: number): Promise<number> {
    if (sequence <= this.#log.durable) return Promise.resolve(this.lastUpdateId);
    return new Promise((resolve) => this.#waiting.push({ sequence, resolve }));
  }

  stored(row: StoredRow): void {
    for (const { sequence, resolve } of this.#waiting) if (sequence === row.sequence) resolve(row.id);
    this.#waiting = this.#waiting.filter(({ sequence }) => sequence !== row.sequence);
    this.lastUpdateId = Math.max(this.lastUpdateId, row.id);
    this.rowIds.push(row.id);
    this.rowBytes += row.bytes.length;
    this.weight += row.bytes.length;
  }

  /** Takes a person's hands into the story and returns those that were new. */
  addHands(hands: ReadonlyMap<number, Hand>): HandEntry[] {
    const added: HandEntry[] = [];
    for (const [id, hand] of hands) {
      if (this.hands.has(id)) continue;
      this.hands.set(id, hand);
      added.push([id, hand.person, hand.suggesting ? 1 : 0]);
    }
    return added;
  }

  /** Whose words stand in the story and who is in it now: ids that never wrote anything are left out. */
  writtenHands(): HandEntry[] {
    const seated = new Set([...this.seats].flatMap((seat) => [...seat.ids]));
    const entries: HandEntry[] = [];
    for (const [id, { person, suggesting }] of this.hands)
      if (seated.has(id) || this.document.store.clients.has(id))
        entries.push([id, person, suggesting ? 1 : 0]);
    return entries;
  }

  tellAll(message: Parameters<Seat["tell"]>[0], except?: Seat): void {
    for (const seat of this.seats) if (seat !== except) seat.tell(message);
  }
}
