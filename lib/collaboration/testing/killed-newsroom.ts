import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { WebSocket } from "ws";
import { MemoryCopy } from "#components/editor/connection/local-copy.ts";
import { StoryConnection } from "#components/editor/connection/story-connection.ts";
import { sealSession, sessionCookieName } from "#lib/auth/session-cookie.ts";
import { tables, type Database, type OpenDatabase } from "#lib/database/database.ts";
import { openEmbedded, openPostgres } from "#lib/database/open-database.ts";
import { buildPerson } from "#lib/database/testing.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { newId } from "#lib/platform/ids.ts";
import { put } from "#lib/platform/process.ts";

const SECRET = "a secret that only this test and its child know";
const entry = fileURLToPath(new URL("./live-child.ts", import.meta.url));

/** A server in a process of its own on a store of its own, which can be killed at any moment and looked into while dead. */
export class KilledNewsroom {
  readonly #store: string;
  readonly #remove: () => Promise<void>;
  #port = 0;
  #child: ChildProcess | undefined;

  private constructor(store: string, remove: () => Promise<void>) {
    this.#store = store;
    this.#remove = remove;
    put("auth-secret", SECRET);
  }

  /** Embedded in a folder, or a database of its own in PostgreSQL. */
  static async make(postgres = process.env["DATABASE_URL"]): Promise<KilledNewsroom> {
    if (!postgres) {
      const folder = mkdtempSync(join(tmpdir(), "galley-killed-"));
      return new KilledNewsroom(join(folder, "database"), async () =>
        rmSync(folder, { recursive: true, force: true }),
      );
    }
    const name = `galley_killed_${newId()}`;
    const admin = new Pool({ connectionString: postgres, max: 1 });
    await admin.query(`create database ${name}`);
    const url = new URL(postgres);
    url.pathname = `/${name}`;
    return new KilledNewsroom(url.href, async () => {
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    });
  }

  /** Looks into the store while no server runs on it. */
  async look<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const opened: OpenDatabase = this.#store.startsWith("postgres")
      ? await openPostgres(this.#store)
      : await openEmbedded(this.#store);
    try {
      return await work(opened.database);
    } finally {
      await opened.close();
    }
  }

  /** Somebody with a session; to be called within `look`. */
  static async person(database: Database): Promise<Actor> {
    const actor = await buildPerson(database, "reporter");
    const createdAt = new Date();
    const expiresAt = new Date(createdAt.getTime() + 3_600_000);
    await database
      .insert(tables.session)
      .values({ id: actor.sessionId, personId: actor.personId, createdAt, expiresAt });
    return actor;
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    this.#port ||= await freePort();
    const child = fork(entry, [this.#store, String(this.#port)], {
      execArgv: ["--disable-warning=ExperimentalWarning"],
      env: { ...process.env, NODE_OPTIONS: "", NEXTAUTH_SECRET: SECRET, GALLEY_LOG: "silent" },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#child = child;
    const ended = once(child, "exit").then(([code]) => {
      throw new Error(`The server ended with ${code}.`);
    });
    ended.catch(() => undefined);
    await Promise.race([once(child, "message"), ended]);
  }

  /** Accepts every suggestion in a story; resolves when that is stored. */
  async accept(storyId: string, by: Actor): Promise<void> {
    const child = this.#child!;
    const decided = once(child, "message");
    child.send({ storyId, by: by.personId });
    await decided;
  }

  /** Without warning, as a crash would end it. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** As an operator would end it; answers the exit code. */
  async stop(): Promise<number | null> {
    return this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return null;
    const gone = once(child, "exit");
    child.kill(signal);
    return ((await gone) as [number | null])[0];
  }

  async connect(actor: Actor, storyId: string, localCopy = new MemoryCopy()): Promise<StoryConnection> {
    const cookie = `${sessionCookieName()}=${await sealSession(actor.sessionId, actor.personId)}`;
    const headers = { cookie, origin: `http://127.0.0.1:${this.#port}` };
    return new StoryConnection({
      storyId,
      person: { id: actor.personId, name: actor.name, ink: actor.ink },
      url: `ws://127.0.0.1:${this.#port}/collaboration`,
      localCopy,
      socket: { WebSocket: WebSocket as never, options: { headers } },
    });
  }

  async remove(): Promise<void> {
    await this.kill();
    await this.#remove();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
