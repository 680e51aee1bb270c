import {
  Hocuspocus,
  type beforeUnloadDocumentPayload,
  type connectedPayload,
  type Document,
  type onAuthenticatePayload,
  type onLoadDocumentPayload,
  type onTokenSyncPayload,
} from "@hocuspocus/server";
import { AnnouncedPresence } from "#lib/collaboration/announced-presence.ts";
import {
  decideSuggestions,
  takeBackDecision,
  type DecidedSuggestions,
} from "#lib/collaboration/decide-suggestions.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import { keepCompact } from "#lib/collaboration/record/keep-compact.ts";
import type { LiveApi, OnItsWay, PresentPerson } from "#lib/collaboration/live-api.ts";
import type { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import { SERVER } from "#lib/collaboration/new-story-words.ts";
import { storedWords } from "#lib/collaboration/live-words.ts";
import { OpenStory } from "#lib/collaboration/open-story.ts";
import { Projections } from "#lib/collaboration/projections/projections.ts";
import { Seat } from "#lib/collaboration/line/seat.ts";
import {
  closeAfterAnswer,
  declaredHands,
  judgeAgain,
  judgeDeclared,
  signOn,
  SignOnRefused,
  type SignedOn,
} from "#lib/collaboration/line/sign-on.ts";
import { relayedWords } from "#lib/collaboration/record/relayed-words.ts";
import { FROM_STORE, readStoredStory } from "#lib/collaboration/record/stored-story.ts";
import { setDamageAside } from "#lib/collaboration/record/without-damage.ts";
import { StoryLog, type StoredRow } from "#lib/collaboration/record/story-log.ts";
import { wordsOfDocument, type LiveWords } from "#lib/collaboration/words-of-document.ts";
import { anchorOf, type QueryAnchor } from "#lib/document/queries/anchor.ts";
import type { IdRun } from "#lib/document/story/id-run.ts";
import type { ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import type { Resolution } from "#lib/document/suggestions/resolve.ts";
import { seenNow, type Reached } from "#lib/document/versions/since-read.ts";
import { database } from "#lib/database/database.ts";
import { CLOSED } from "#lib/newsroom/stories/live-messages.ts";
import { writingRight } from "#lib/newsroom/stories/permissions.ts";
import { log } from "#lib/platform/log.ts";
import { refuse } from "#lib/platform/refusal.ts";

export interface LiveContext {
  socket: LiveSocket;
  signedOn?: SignedOn & { accessChanges: number };
}

/** Nobody can tell a story from this: Hocuspocus logs messages, and a story that stays open is no fault. */
const NOT_YET = () => new Error("");
/** An idle window still says something every half minute; browsers slow the clocks of windows in the background. */
const IDLE_LIMIT = 150_000;
const PATIENCE_WITH_THE_STORE = 5_000;
const MERGED_AFTER = 3_000;
const STORE_AWAY = "Nothing can be stored just now, so nothing was decided. Please try again in a moment.";

/** The stories that are open in this process: how they are loaded, who sits at them, and when they may be put away. */
export class OpenStories implements LiveApi {
  readonly hocuspocus: Hocuspocus<LiveContext>;
  readonly log: StoryLog;
  readonly stories = new Map<string, OpenStory>();
  /** Counts what could change anybody's right, so that a sign-on under way notices. */
  accessChanges = 0;
  readonly #projections = new Projections((story) => this.#wordsOf(story));
  readonly #presence = new AnnouncedPresence(this.stories);

  constructor() {
    this.log = new StoryLog({ stored: (rows) => this.#stored(rows), state: (state) => this.#storeIs(state) });
    this.hocuspocus = new Hocuspocus<LiveContext>({
      quiet: true,
      timeout: IDLE_LIMIT,
      flushDelay: false,
      maxPendingDocuments: 10,
      onAuthenticate: (payload) => this.#signOn(payload),
      onTokenSync: (payload) => this.#declareMore(payload),
      onLoadDocument: (payload) => this.#load(payload),
      afterLoadDocument: async ({ document }) => this.#watch(document),
      connected: (payload) => this.#seat(payload),
      beforeSync: async ({ type }) => {
        // Words never come this way (live-socket.ts); if ever they did, unasked ones must not get in.
        if (type > 0) throw NOT_YET();
      },
      beforeUnloadDocument: (payload) => this.#mayPutAway(payload),
      afterUnloadDocument: async ({ documentName }) => void this.stories.delete(documentName),
    });
  }

  // What Next's copies ask.

  async words(storyId: string): Promise<LiveWords | null> {
    const story = this.#readable(storyId);
    return story ? this.#patiently(this.#wordsOf(story)) : null;
  }

  async anchor(storyId: string, ids: IdRun[]): Promise<QueryAnchor | null | "not-open"> {
    const story = this.#readable(storyId);
    if (!story) return "not-open";
    const anchor = anchorOf(story.document, story.hands, ids);
    // A query must not outlive its words because the process did not.
    await this.#patiently(story.whenStored(story.lastSequence));
    return anchor;
  }

  seen(storyId: string, reached: Reached): Uint8Array | null {
    const story = this.#readable(storyId);
    return story ? seenNow(story.document, reached) : null;
  }

  /** A story whose memory may be read: loaded, and not given up. */
  #readable(storyId: string): OpenStory | null {
    const story = this.stories.get(storyId);
    return story && !story.document.isLoading && !story.isGivenUp ? story : null;
  }

  async #patiently<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const isOver = new Promise<"over">(
      (resolve) => (timer = setTimeout(resolve, PATIENCE_WITH_THE_STORE, "over")),
    );
    const first = await Promise.race([work, isOver]);
    clearTimeout(timer);
    if (first === "over")
      refuse("unavailable", "The newest words cannot be stored just now. Please try again.");
    return first;
  }

  async resolve(
    storyId: string,
    personId: string,
    resolution: Resolution,
  ): Promise<OnItsWay<DecidedSuggestions>> {
    const signed = { ...resolution, by: personId };
    return this.#byOwnHand(storyId, personId, (story) => decideSuggestions(story, signed));
  }

  async takeBack(
    storyId: string,
    personId: string,
    trace: ResolutionTrace,
  ): Promise<OnItsWay<string | null>> {
    return this.#byOwnHand(storyId, personId, (story) => takeBackDecision(story, trace));
  }

  /** Changes words in one turn, whether anybody has the story open or not. */
  async #byOwnHand<T>(
    storyId: string,
    personId: string,
    work: (story: OpenStory) => T,
  ): Promise<OnItsWay<T>> {
    if (this.log.state === "down") refuse("unavailable", STORE_AWAY);
    const open = () => this.hocuspocus.openDirectConnection(storyId);
    // A story that is opened without what cannot be read of it opens at the second try.
    const direct = await open().catch(open);
    try {
      const story = this.#readable(storyId);
      if (!story) refuse("unavailable", STORE_AWAY);
      const done = story.inNameOf(personId, () => work(story));
      return { done, stored: story.whenStored(story.lastSequence).then(() => undefined) };
    } finally {
      await direct.disconnect();
    }
  }

  whoIsIn(): Record<string, PresentPerson[]> {
    return this.#presence.people();
  }

  /** Stores what is pending and brings the projections up to date; what takes longer than this is left. */
  async settle(milliseconds: number): Promise<void> {
    const all = async () => {
      await this.log.whenStored(this.log.appended);
      await Promise.all([...this.stories.values()].map((story) => this.#projections.now(story)));
    };
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([all(), enough]);
    clearTimeout(timer);
    this.#projections.stop();
    this.#presence.stop();
  }

  async #wordsOf(story: OpenStory): Promise<LiveWords> {
    if (story.isGivenUp) return storedWords(database(), story.id);
    const words = wordsOfDocument(story.document, story.hands, story.relayed);
    return { ...words, lastUpdateId: await story.whenStored(story.lastSequence) };
  }

  // A window comes.

  async #signOn(payload: onAuthenticatePayload<LiveContext>): Promise<Partial<LiveContext>> {
    const { socket } = payload.context;
    const { accessChanges } = this;
    try {
      const signedOn = await signOn(socket.actor, payload.documentName, payload.token, (hands) =>
        judgeDeclared(hands, socket, this.stories.get(payload.documentName)?.seats),
      );
      payload.connectionConfig.readOnly = signedOn.right === "read";
      return { signedOn: { ...signedOn, accessChanges } };
    } catch (thrown) {
      closeAfterAnswer(socket, (thrown as SignOnRefused).reason);
      throw thrown;
    }
  }

  async #load(payload: onLoadDocumentPayload<LiveContext>): Promise<void> {
    try {
      await this.#read(payload);
    } catch (thrown) {
      // Nobody waits at a line when it is the server itself that opens a story.
      const { socket } = payload.context as Partial<LiveContext>;
      if (socket) closeAfterAnswer(socket, (thrown as SignOnRefused).reason);
      throw thrown;
    }
  }

  async #read({ document, documentName }: onLoadDocumentPayload<LiveContext>): Promise<void> {
    try {
      const own = new Map([[document.clientID, { person: SERVER, suggesting: false }]]);
      await declareHands(database(), documentName, SERVER, own);
      const stored = await readStoredStory(database(), documentName);
      if (!stored) throw new SignOnRefused("not-found");
      const relayed = await relayedWords(database(), documentName, stored.hands);
      this.stories.set(documentName, new OpenStory(document, stored, relayed, this.log));
    } catch (thrown) {
      if (thrown instanceof SignOnRefused) throw thrown;
      log().warn({ err: thrown, storyId: documentName }, "a story could not be read");
      // This document is of no use any more; whoever comes again finds the story without what was set aside.
      await setDamageAside(documentName);
      throw new SignOnRefused("store-down");
    }
  }

  #watch(document: Document): void {
    const story = this.stories.get(document.name)!;
    // In the same turn as the change: nothing can be broadcast that the log does not have.
    document.onUpdate((_document, origin, update) => {
      if (origin !== FROM_STORE) story.changed(update, origin instanceof Seat ? origin : null);
    });
    story.onChange = (update, seat) => {
      story.append(update, seat);
      this.#projections.soon(story);
    };
    // Nobody waits for that, and after a restart many wait for their words.
    setTimeout(() => {
      if (this.stories.get(document.name) === story) void keepCompact(story, "opened");
    }, MERGED_AFTER).unref();
    if (story.unprojected) this.#projections.soon(story);
  }

  async #seat({ context, connection, documentName }: connectedPayload<LiveContext>): Promise<void> {
    const { socket, signedOn } = context;
    const story = this.stories.get(documentName);
    const { document } = connection;
    // Between loading and sitting down the story may have been put away: a document nobody watches takes no words.
    if (!story || !signedOn || story.document !== document || document.isDestroyed || story.isGivenUp)
      return socket.close(CLOSED.again, "the story was closed");
    const seat = new Seat(socket, story, connection, signedOn.hands.keys(), signedOn.right);
    socket.actor = signedOn.actor;
    story.seats.add(seat);
    socket.hearing.set(connection.messageAddress, seat);
    connection.onClose(() => {
      story.seats.delete(seat);
      socket.leave(seat);
      this.#presence.changed(story);
    });
    const added = story.addHands(signedOn.hands);
    if (added.length > 0) story.tellAll({ say: "hands", hands: added }, seat);
    seat.tell({ say: "hands", hands: story.writtenHands() });
    seat.tell({ say: "right", right: seat.right });
    // Also that it is there: the window may have heard the opposite on an earlier line.
    seat.tell({ say: "store", state: this.log.state });
    // Somebody's right changed while this window signed on: it may have been this one's.
    if (signedOn.accessChanges !== this.accessChanges && !(await this.#stillMay(seat))) return;
    socket.seat(connection.messageAddress, seat);
    this.#presence.changed(story);
  }

  async #stillMay(seat: Seat): Promise<boolean> {
    try {
      const { actor, stage } = await judgeAgain(seat.actor, seat.story.id);
      seat.socket.actor = actor;
      seat.story.stage = stage;
      seat.changeRight(writingRight(actor, stage), "person-changed");
      return true;
    } catch {
      seat.sendAway(CLOSED.again, "judged anew");
      return false;
    }
  }

  /** A wider right needs hands that were not declared for the lesser one. */
  async #declareMore({ connection, token }: onTokenSyncPayload<LiveContext>): Promise<void> {
    const story = this.stories.get(connection.document.name);
    const seat = [...(story?.seats ?? [])].find((its) => its.connection === connection);
    const right = seat?.promised;
    if (!story || !seat || !right) return;
    try {
      const hands = declaredHands(token, seat.actor.personId, right);
      judgeDeclared(hands, seat.socket, story.seats);
      if (!(await declareHands(database(), story.id, seat.actor.personId, hands)))
        throw new SignOnRefused("client-id-taken");
      const added = story.addHands(hands);
      if (added.length > 0) story.tellAll({ say: "hands", hands: added });
      seat.keepPromise(right, hands.keys());
    } catch (thrown) {
      if (!(thrown instanceof SignOnRefused)) log().warn({ err: thrown }, "hands could not be declared");
      seat.sendAway(CLOSED.again, "declare again");
    }
  }

  // A window goes.

  async #mayPutAway({ document }: beforeUnloadDocumentPayload): Promise<void> {
    const story = this.stories.get(document.name);
    if (!story || story.document !== document) return;
    // With the last tab gone, this memory is all that has those words.
    if (!story.isStored) throw NOT_YET();
    if (story.isGivenUp) return;
    await this.#projections.now(story);
    await keepCompact(story, "closing");
    if (!story.isStored || story.seats.size > 0) throw NOT_YET();
  }

  // The store answers.

  #stored(rows: readonly StoredRow[]): void {
    const touched = new Set<OpenStory>();
    for (const row of rows) {
      const story = this.stories.get(row.storyId);
      story?.stored(row);
      if (story) touched.add(story);
    }
    for (const story of touched) {
      for (const seat of story.seats) {
        seat.release();
        seat.stored(this.log.durable);
      }
      // Nobody else tries again to put away a story that had to stay.
      if (story.document.getConnectionsCount() === 0) void this.hocuspocus.unloadDocument(story.document);
      else if (!story.isGivenUp) void keepCompact(story, "open");
    }
  }

  #storeIs(state: "up" | "down"): void {
    for (const story of this.stories.values()) story.tellAll({ say: "store", state });
  }
}
