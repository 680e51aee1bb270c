import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { WebSocket } from "ws";
import { MemoryCopy, type LocalCopy } from "#components/editor/connection/local-copy.ts";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { startLiveServer, type LiveServer } from "#lib/collaboration/live-server.ts";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { database, tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import type { Line } from "#lib/document/story/words.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import type { LiveRight } from "#lib/newsroom/stories/live-messages.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { newId } from "#lib/platform/ids.ts";
import { put } from "#lib/platform/process.ts";

export interface ConnectOptions {
  localCopy?: LocalCopy | null;
  right?: LiveRight;
  now?: () => number;
  url?: string;
  isSignedIn?: () => Promise<boolean>;
  isAnswering?: () => Promise<boolean>;
}

/** A live socket on a port of its own, on this file's database, with people who are really signed in. */
export class LiveNewsroom {
  server: LiveServer | undefined;
  port = 0;
  readonly #http = createServer();
  readonly #connections = new Set<StoryConnection>();

  async start(): Promise<void> {
    put("auth-secret", "a secret that only this test knows, long enough");
    const server = (this.server = await startLiveServer());
    this.#http.removeAllListeners("upgrade");
    this.#http.on("upgrade", (request, socket, head) => server.handleUpgrade(request, socket, head));
    if (this.#http.listening) return;
    await new Promise<void>((resolve) => this.#http.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/collaboration`;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async stop(): Promise<void> {
    await this.closeConnections();
    await this.server?.stop();
    this.#http.closeAllConnections();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  async closeConnections(): Promise<void> {
    await Promise.all([...this.#connections].map((connection) => connection.destroy()));
    this.#connections.clear();
  }

  /** Somebody with these roles and a session. */
  async person(...roles: Role[]): Promise<Actor> {
    const actor = await buildPerson(database(), ...roles);
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + 3_600_000);
    await database()
      .insert(tables.session)
      .values({ id: actor.sessionId, personId: actor.personId, createdAt, expiresAt })
      // An administrator has one already.
      .onConflictDoNothing();
    return actor;
  }

  async headers(actor: Actor): Promise<{ cookie: string; origin: string }> {
    const sealed = await sealSession(actor.sessionId, actor.personId);
    return { cookie: `${sessionCookieName()}=${sealed}`, origin: this.origin };
  }

  /** A story at a stage, with these lines. */
  async story(by: Actor, stage: Stage = "writing", ...lines: string[]): Promise<string> {
    const storyId = newId();
    const at = new Date();
    const words = {
      headline: "",
      standfirst: "",
      lines: lines.map((text): Line => ({ kind: "paragraph", runs: [{ text }] })),
    };
    await database().transaction(async (tx) => {
      await tx
        .insert(tables.story)
        .values({ id: storyId, stage, stageAt: at, createdBy: by.personId, createdAt: at, changedAt: at });
      await storeNewStory(tx, storyId, newStoryUpdate({ words }), by.personId);
    });
    return storyId;
  }

  async connect(actor: Actor, storyId: string, options: ConnectOptions = {}): Promise<StoryConnection> {
    const connection = new StoryConnection({
      storyId,
      person: { id: actor.personId, name: actor.name, ink: actor.ink },
      url: options.url ?? this.url,
      localCopy: options.localCopy === undefined ? new MemoryCopy() : options.localCopy,
      // Whatever leads to it, a page of the newsroom asks for the newsroom's own host.
      socket: {
        WebSocket: WebSocket as never,
        options: { headers: { ...(await this.headers(actor)), host: `127.0.0.1:${this.port}` } },
      },
      ...(options.right ? { right: options.right } : {}),
      ...(options.now ? { now: options.now } : {}),
      ...(options.isSignedIn ? { isSignedIn: options.isSignedIn } : {}),
      ...(options.isAnswering ? { isAnswering: options.isAnswering } : {}),
    });
    this.#connections.add(connection);
    return connection;
  }

  /** Connected, and everything of the server is here. */
  async open(actor: Actor, storyId: string, options: ConnectOptions = {}): Promise<StoryConnection> {
    const connection = await this.connect(actor, storyId, options);
    await until(() => connection.synced && connection.saveState === "Saved");
    return connection;
  }
}

/** Looks again and again until it is so; the test fails when it never is. */
export const until = (isSo: () => unknown, timeout = 30_000): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await isSo())) throw new Error(`not so: ${isSo.toString()}`);
    },
    { timeout, interval: 5 },
  );

/** The body of a connection's document as text, markers left out. */
export const bodyOf = ({ doc }: Pick<StoryConnection, "doc">): string => doc.getText("body").toString();

/** Types at the end of the body, as the editor would: under the client id of the mode. */
export function type(connection: StoryConnection, text: string, hand: "edit" | "suggest" = "edit"): void {
  const { doc, editId, suggestId } = connection;
  doc.clientID = hand === "edit" ? editId : suggestId;
  const body = doc.getText("body");
  body.insert(body.length, text);
}

/** Gives a file of tests its newsroom. */
export function useLiveNewsroom(): LiveNewsroom {
  useDatabase();
  const newsroom = new LiveNewsroom();
  beforeAll(() => newsroom.start());
  afterEach(() => newsroom.closeConnections());
  afterAll(() => newsroom.stop());
  return newsroom;
}
