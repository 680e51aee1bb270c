import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { DOCUMENT_FORMAT } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import {
  CLOSED,
  isSignOnRefusal,
  readLiveMessage,
  SIGN_ON_REFUSALS,
  type LiveMessage,
  type LiveRight,
  type SignOnToken,
} from "#lib/newsroom/stories/live-messages.ts";
import { EarlierWords } from "./earlier-words.ts";
import { hearBrowser } from "./hear-browser.ts";
import { browsersCopy } from "./indexed-copy.ts";
import type { LocalCopy } from "./local-copy.ts";
import type { SaveFacts, SaveState } from "./save-state.ts";
import { SaveWatch } from "./save-watch.ts";
import { isAnswering } from "./answering.ts";
import { isSignedIn } from "./signed-in.ts";
import type { StoryConnectionOptions } from "./story-connection-options.ts";
import { StoryLine } from "./story-line.ts";
import { UnsavedWords } from "./unsaved-words.ts";

/** Origin of the transaction in which words kept in this browser come back. */
const KEPT = "story:kept-in-browser";
const TOO_LARGE = 1009;
const NOT_TAKEN =
  "What was typed is more than a story can hold. It is kept in this browser; reload to go on.";

const newClientId = (): number => crypto.getRandomValues(new Uint32Array(1))[0]! || 1;

/**
 * One window's connection to one story: the document, who writes in it, and whether what is typed here is saved. Runs in a
 * browser and in Node alike; nothing here knows of the screen.
 */
export class StoryConnection {
  readonly doc = new Y.Doc();
  readonly awareness: Awareness;
  readonly editId = newClientId();
  readonly suggestId = newClientId();
  /** Who writes under which client id. Kept current; the same map for ever. */
  readonly hands = new Map<number, Hand>();
  right: LiveRight | "none";
  /** Set once the connection is over for good: what the person is told. */
  ended: string | undefined;
  /** It is over because the newsroom did not take what was typed here, and that is set aside. */
  isRefused = false;
  /** The server has said what may be done; until then it is what the page was told. */
  isRightKnown = false;
  /** Called before anything that comes from elsewhere is applied: the last moment at which screen and texts agree. */
  beforeHearing: (() => void) | null = null;
  readonly #options: StoryConnectionOptions;
  readonly #unsaved: UnsavedWords;
  readonly #copy: LocalCopy | null;
  readonly #line: StoryLine;
  readonly #listeners = new Set<() => void>();
  readonly #leaveBrowser: () => void;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #earlier = new EarlierWords();
  #rightBefore: LiveRight | "none" = "none";
  #saved = 0;
  #wasInStep = false;
  #isStoreDown = false;
  #progressAt = 0;
  #typedAt = 0;
  #isDestroyed = false;
  readonly #watch = new SaveWatch(
    () => this.#facts,
    () => this.#tell(),
  );

  constructor(options: StoryConnectionOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#startedAt = this.#now();
    const { editId, suggestId } = this;
    this.doc.clientID = editId;
    this.awareness = new Awareness(this.doc);
    this.right = options.right ?? "edit";
    this.hands.set(editId, { person: options.person.id, suggesting: false });
    this.hands.set(suggestId, { person: options.person.id, suggesting: true });
    const { url, storyId, socket, localCopy, person } = options;
    this.#copy = localCopy === undefined ? browsersCopy(person.id, storyId) : localCopy;
    this.#unsaved = new UnsavedWords(this.#copy, { edit: editId, suggest: suggestId }, () => this.#look());
    const { doc: document, awareness } = this;
    this.#line = new StoryLine(
      {
        url,
        storyId,
        document,
        awareness,
        editId,
        token: () => this.#token(),
        now: this.#now,
        isAnswering: options.isAnswering ?? (() => isAnswering(url)),
        ...(socket ? { socket } : {}),
      },
      {
        opened: () => this.#opened(),
        lost: (code, wasOpen) => this.#lost(code, wasOpen),
        refused: (reason) => this.#refused(reason),
        said: (text) => this.#said(readLiveMessage(text)),
        heard: () => {
          this.beforeHearing?.();
          this.#look();
        },
        silent: () => {
          void this.#unsaved.keep();
          this.#look();
        },
        synced: () => this.#tell(),
      },
    );
    this.awareness.setLocalStateField("user", { personId: person.id, name: person.name, ink: person.ink });
    // After the provider's own listener: what is counted here has been sent, if it could be.
    this.doc.on("update", this.#changed);
    this.#leaveBrowser = hearBrowser({
      offline: () => this.#line.drop(),
      online: () => this.#line.tryNow(),
      visibilitychange: () => this.#line.tryNow(),
      pagehide: () => void (this.isUnsaved ? this.#unsaved.keep() : undefined),
    });
    void this.#begin();
  }

  /** The words of the server are here. */
  get synced(): boolean {
    return this.#line.provider.synced;
  }

  get saveState(): SaveState {
    return this.#watch.state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Resolves when what is not saved is kept in this browser, or could not be. */
  async destroy(): Promise<void> {
    if (this.#isDestroyed) return;
    this.#isDestroyed = true;
    this.#watch.stop();
    this.#leaveBrowser();
    this.doc.off("update", this.#changed);
    if (this.isUnsaved) await this.#unsaved.keep();
    this.#line.destroy();
    this.doc.destroy();
  }

  /** Words of earlier windows first, so that the handshake brings them along. */
  async #begin(): Promise<void> {
    try {
      await this.#earlier.read(this.#copy);
      if (!this.#isDestroyed && this.right !== "read") this.#bringBack();
    } catch {
      this.#unsaved.failed = true;
    }
    if (this.#isDestroyed) return;
    this.#line.connect();
    this.#look();
  }

  /** What a reader's page finds kept stays kept, until it may be written again. */
  #bringBack(): void {
    const kept = this.#earlier.bringBack(this.doc, KEPT);
    if (kept.length > 0) this.#unsaved.bringBack(kept);
  }

  #token(): string {
    const { editId: edit, suggestId: suggest } = this;
    const { ids } = this.#earlier;
    const earlier = ids ? { earlier: ids } : {};
    const { format = DOCUMENT_FORMAT } = this.#options;
    return JSON.stringify({ edit, suggest, format, ...earlier } satisfies SignOnToken);
  }

  // What happens here.

  readonly #changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.#line.provider || origin === KEPT) return;
    const now = this.#now();
    if (this.#unsaved.isEmpty) this.#progressAt = now;
    this.#typedAt = now;
    this.#unsaved.add(update, this.#line.inStepSince !== null);
    this.#look();
  };

  // What happens on the line.

  #opened(): void {
    this.#saved = 0;
    // Told anew by the server on this line.
    this.#isStoreDown = false;
    this.#look();
  }

  #lost(code: number, wasOpen: boolean): void {
    if (code === CLOSED.accessEnded) return this.#end(this.ended ?? SIGN_ON_REFUSALS["session-ended"]);
    if (code === CLOSED.tooMany)
      this.#end("You have Galley open in too many windows. Close some of them and reload.");
    if (code === TOO_LARGE) return void this.#endWithout(NOT_TAKEN);
    void this.#unsaved.keep();
    if (!wasOpen) void this.#askWhetherSignedIn();
    this.#look();
  }

  #refused(reason: string): void {
    if (!isSignOnRefusal(reason) || reason === "store-down") return;
    this.#end(SIGN_ON_REFUSALS[reason]);
  }

  #said(message: LiveMessage | undefined): void {
    switch (message?.say) {
      case "saved":
        this.#saved = message.count;
        this.#progressAt = this.#now();
        if (this.#line.inStepSince !== null && this.#saved === this.#line.sent) this.#allSaved();
        break;
      case "store":
        this.#isStoreDown = message.state === "down";
        break;
      case "hands":
        for (const [id, person, suggesting] of message.hands)
          this.hands.set(id, { person, suggesting: suggesting === 1 });
        this.#tell();
        break;
      case "right":
        this.right = message.right;
        this.isRightKnown = true;
        if (message.right !== "read") this.#bringBack();
        this.#tell();
        break;
      case "ended":
        this.#end(message.sentence);
        break;
      case "refused":
        void this.#endRefused(`${message.sentence} What you typed is kept in this browser; reload to go on.`);
        break;
      case "pong":
      case undefined:
        break;
    }
    this.#look();
  }

  #allSaved(): void {
    this.#wasInStep = true;
    this.#unsaved.acknowledge();
    this.#line.inStep();
    this.#tell();
  }

  async #askWhetherSignedIn(): Promise<void> {
    const ask = this.#options.isSignedIn ?? isSignedIn;
    if (!(await ask()) && !this.#line.isOpen && !this.#isDestroyed)
      this.#end(SIGN_ON_REFUSALS["session-ended"]);
  }

  #end(sentence: string): void {
    if (this.ended !== undefined || this.#isDestroyed) return;
    this.ended = sentence;
    this.#rightBefore = this.right;
    if (this.right !== "read") this.right = "none";
    void this.#unsaved.keep();
    this.#line.end();
    this.#tell();
    this.#look();
  }

  /** Only the session is over: whoever signs in again as the same person goes on with the same words. */
  get hasSessionEnded(): boolean {
    return this.ended === SIGN_ON_REFUSALS["session-ended"];
  }

  resume(): void {
    if (!this.hasSessionEnded || this.#isDestroyed) return;
    this.ended = undefined;
    this.right = this.#rightBefore;
    this.#line.resume();
    this.#tell();
    this.#look();
  }

  /** The server may not take what was typed here: it must not be brought along again. */
  async #endWithout(sentence: string): Promise<void> {
    if (this.ended !== undefined) return;
    this.#end(sentence);
    await this.#unsaved.setAside();
  }

  /** What was not taken here has found its place by now: it need not be offered again. */
  forgetSetAside(): void {
    this.#unsaved.forgetSetAside();
  }

  async #endRefused(sentence: string): Promise<void> {
    await this.#endWithout(sentence);
    this.isRefused = true;
    this.#tell();
  }

  // What the person sees.

  /** Something typed here is not stored by the server at this moment, whatever the calmer save state reads. */
  get isUnsaved(): boolean {
    return !this.#unsaved.isEmpty || (this.#line.isOpen && this.#saved < this.#line.sent);
  }

  get #facts(): SaveFacts {
    const { inStepSince } = this.#line;
    return {
      now: this.#now(),
      startedAt: this.#startedAt,
      isInStep: inStepSince !== null,
      wasInStep: this.#wasInStep,
      isOver: this.ended !== undefined,
      isUnsaved: this.isUnsaved,
      isStoreDown: this.#isStoreDown,
      // What waited for the line waits for an answer only since it went out.
      progressAt: Math.max(this.#progressAt, this.#startedAt, inStepSince ?? 0),
      typedAt: this.#typedAt,
      copyFailed: this.#unsaved.failed,
    };
  }

  #look(): void {
    if (!this.#isDestroyed) this.#watch.look();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
