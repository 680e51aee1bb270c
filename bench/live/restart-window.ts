import { WebSocket } from "ws";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import type { BenchPerson } from "./bench-server.ts";

const TYPES_EVERY = 400;
/** As a browser does with the line on which it hears what changes. */
const LISTENS_AGAIN_AFTER = 1_000;

export interface RestartWindowOptions {
  name: string;
  storyId: string;
  person: BenchPerson;
  origin: string;
  /** How long after the line is back this window asks for its page. */
  pageAfter: () => number;
}

/**
 * One window with somebody who goes on typing, whatever the server does: the real connection, the line on which it hears of
 * changes, and its page asked for anew when that line is back. Each thing typed is a token `<name.number>`.
 */
export class RestartWindow {
  readonly connection: StoryConnection;
  readonly typed: string[] = [];
  /** How many of them the server has said it stored. */
  saved = 0;
  pages = 0;
  readonly #options: RestartWindowOptions;
  readonly #typing: NodeJS.Timeout;
  readonly #end = new AbortController();

  constructor(options: RestartWindowOptions) {
    this.#options = options;
    const { name, storyId, person, origin } = options;
    this.connection = new StoryConnection({
      storyId,
      person: { id: person.personId, name, ink: 0 },
      url: `${origin.replace(/^http/, "ws")}/collaboration`,
      localCopy: new MemoryCopy(),
      socket: {
        WebSocket: WebSocket as never,
        options: { headers: { cookie: person.cookie, origin }, perMessageDeflate: false },
      },
    });
    this.connection.subscribe(() => this.look());
    this.#typing = setInterval(() => this.type(), TYPES_EVERY * (0.75 + Math.random() / 2));
    void this.#listen();
  }

  type(): number {
    const token = `<${this.#options.name}.${this.typed.length + 1}>`;
    this.typed.push(token);
    const body = this.connection.doc.getText("body");
    body.insert(body.length, token);
    return this.typed.length;
  }

  look(): void {
    if (!this.connection.isUnsaved) this.saved = this.typed.length;
  }

  async close(): Promise<void> {
    clearInterval(this.#typing);
    this.#end.abort();
    await this.connection.destroy();
  }

  stopTyping(): void {
    clearInterval(this.#typing);
  }

  async #listen(): Promise<void> {
    const { origin, person, storyId, pageAfter } = this.#options;
    const { signal } = this.#end;
    const ask = (path: string) =>
      fetch(`${origin}${path}`, { headers: { cookie: person.cookie }, redirect: "manual", signal });
    for (let isFirst = true; !signal.aborted; isFirst = false)
      try {
        const line = await ask("/api/announcements");
        if (!isFirst)
          setTimeout(() => {
            ask(`/stories/${storyId}`)
              .then((page) => page.text())
              .then(() => this.pages++)
              // The next line that is back asks again.
              .catch(() => undefined);
          }, pageAfter());
        const reader = line.body!.getReader();
        while (!(await reader.read()).done) continue;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, LISTENS_AGAIN_AFTER));
      }
  }
}
