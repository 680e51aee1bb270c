import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { storeNewStory } from "#lib/collaboration/new-story-words.ts";
import { tables, type Database } from "#lib/database/database.ts";
import { openEmbedded } from "#lib/database/open-database.ts";
import { newStoryUpdate } from "#lib/document/story/new-story.ts";
import { newId } from "#lib/platform/ids.ts";
import { put } from "#lib/platform/process.ts";

export type Kind = "galley" | "hocuspocus" | "y-websocket";
export const SECRET = "a secret that only the benchmark and its servers know";
const entry = fileURLToPath(new URL("./server-process.ts", import.meta.url));

export interface BenchPerson {
  personId: string;
  cookie: string;
}

/** A folder with an embedded database, filled before the server opens it. */
export class BenchStore {
  readonly folder = mkdtempSync(join(tmpdir(), "galley-bench-"));
  readonly people: BenchPerson[] = [];
  readonly stories: string[] = [];

  get path(): string {
    return join(this.folder, "database");
  }

  async fill(people: number, stories: number): Promise<void> {
    put("auth-secret", SECRET);
    await this.within(async (database) => {
      const at = new Date();
      const expiresAt = new Date(at.getTime() + 3_600_000);
      for (let i = 0; i < people; i++) {
        const [id, sessionId] = [newId(), newId()];
        const row = { id, name: `Reporter ${i}`, email: `${id}@galley.test`, ink: i % 8, createdAt: at };
        await database.insert(tables.person).values({ ...row, roles: ["reporter" as const] });
        await database
          .insert(tables.session)
          .values({ id: sessionId, personId: id, createdAt: at, expiresAt });
        this.people.push({
          personId: id,
          cookie: `${sessionCookieName()}=${await sealSession(sessionId, id)}`,
        });
      }
      await database.insert(tables.newsroom).values({ name: "The Bench", setUpAt: at });
      const createdBy = this.people[0]!.personId;
      for (let i = 0; i < stories; i++) {
        const id = newId();
        await database
          .insert(tables.story)
          .values({ id, stageAt: at, createdBy, createdAt: at, changedAt: at });
        await storeNewStory(database, id, newStoryUpdate(), createdBy);
        this.stories.push(id);
      }
    });
  }

  async within<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const opened = await openEmbedded(this.path);
    try {
      return await work(opened.database);
    } finally {
      await opened.close();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface ServerCost {
  rss: number;
  heap: number;
  cpu: { user: number; system: number };
}

/** A server in a process of its own. */
export class BenchServer {
  readonly kind: Kind;
  readonly #child: ChildProcess;
  #port = 0;

  private constructor(kind: Kind, child: ChildProcess) {
    this.kind = kind;
    this.#child = child;
  }

  static async start(kind: Kind, store?: BenchStore): Promise<BenchServer> {
    const child = fork(entry, [kind, store?.path ?? ""], {
      execArgv: ["--import", "tsx", "--expose-gc"],
      env: { ...process.env, NEXTAUTH_SECRET: SECRET, GALLEY_LOG: "silent" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const server = new BenchServer(kind, child);
    [{ port: server.#port }] = (await once(child, "message")) as [{ port: number }];
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  address(storyId: string): string {
    const base = `ws://127.0.0.1:${this.#port}`;
    return this.kind === "y-websocket" ? `${base}/${storyId}` : `${base}/collaboration`;
  }

  async cost(): Promise<ServerCost> {
    this.#child.send("cost");
    return ((await once(this.#child, "message")) as [ServerCost])[0];
  }

  async stop(): Promise<void> {
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await gone;
  }
}
