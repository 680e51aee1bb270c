import { offerAsSuggestions } from "#lib/document/suggestions/offer-as-suggestions.ts";
import type { StoryConnection } from "./story-connection.ts";

export const RECOVERED =
  "Your right to edit this story ended while you typed. What was not taken stands in the story as suggestions; nothing is lost.";

/**
 * A connection that does not end when the newsroom refuses what was typed by somebody who may only suggest by now: a new
 * one is opened, and the refused words are offered as suggestions. They stay in the browser as well, set aside, until the
 * suggestions are saved.
 */
export class RecoveringLine {
  readonly #open: () => StoryConnection;
  readonly #person: string;
  readonly #show: (connection: StoryConnection, hasRecovered: boolean) => void;
  #connection: StoryConnection;
  #next: StoryConnection | null = null;
  #isDestroyed = false;

  /** `show` is told each connection that takes over. */
  constructor(
    open: () => StoryConnection,
    person: string,
    show: (connection: StoryConnection, hasRecovered: boolean) => void,
  ) {
    this.#open = open;
    this.#person = person;
    this.#show = show;
    this.#connection = open();
    this.#watch(this.#connection, true);
    show(this.#connection, false);
  }

  get connection(): StoryConnection {
    return this.#connection;
  }

  async destroy(): Promise<void> {
    this.#isDestroyed = true;
    await Promise.all([this.#connection.destroy(), this.#next?.destroy()]);
  }

  /** What was offered and refused again is not offered a third time: only after something was saved in between. */
  #watch(connection: StoryConnection, mayRecover: boolean): void {
    let may = mayRecover;
    const stop = connection.subscribe(() => {
      may ||= connection.saveState === "Saved";
      if (!connection.isRefused) return;
      stop();
      if (may) this.#recover(connection);
    });
  }

  #recover(refused: StoryConnection): void {
    if (this.#isDestroyed) return;
    const next = (this.#next = this.#open());
    const give = () => {
      stop();
      this.#next = null;
      void next.destroy();
    };
    const look = () => {
      if (this.#isDestroyed || next.ended !== undefined) return give();
      if (!next.synced || !next.isRightKnown) return;
      // Who may only read now keeps the page with the words on it, to copy them.
      if (next.right !== "suggest") return give();
      stop();
      this.#next = null;
      const offered = offerAsSuggestions({
        ...{ mine: refused.doc, story: next.doc },
        ...{ person: this.#person, suggestId: next.suggestId },
      });
      this.#connection = next;
      this.#watch(next, false);
      this.#show(next, offered > 0);
      void refused.destroy();
      if (offered > 0) whenSaved(next, () => refused.forgetSetAside());
    };
    const stop = next.subscribe(look);
    look();
  }
}

function whenSaved(connection: StoryConnection, then: () => void): void {
  const look = () => {
    if (connection.isUnsaved || connection.saveState !== "Saved") return;
    stop();
    then();
  };
  const stop = connection.subscribe(look);
}
