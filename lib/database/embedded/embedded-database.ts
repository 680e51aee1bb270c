import { Worker } from "node:worker_threads";

interface Result {
  rows: unknown[];
  fields: { name: string; dataTypeID: number }[];
  affectedRows?: number;
}
interface QueryOptions {
  rowMode?: "array" | "object";
  /** Drizzle sends its own parsers, which leave dates as text; functions cannot cross to the worker, the wish can. */
  parsers?: object;
}

/** Beside this file: among the sources, or bundled (scripts/steps/bundle.mjs). */
const WORKER = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.mjs";

/** What Drizzle's PGlite driver asks of its client. */
export interface EmbeddedConnection {
  query(text: string, values?: unknown[], options?: QueryOptions): Promise<Result>;
  exec(text: string): Promise<{ rows: unknown[] }[]>;
}

/**
 * The embedded database of one data folder (null: in memory, for tests), spoken to by messages.
 * It has one connection: whoever holds a transaction holds the line, everyone else waits in order.
 */
export class EmbeddedDatabase implements EmbeddedConnection {
  readonly folder: string | null;
  readonly ready: Promise<void>;
  #worker: Worker;
  #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  #line: Promise<unknown> = Promise.resolve();
  #calls = 0;
  #ended: Error | undefined;

  constructor(folder: string | null, load?: Uint8Array) {
    this.folder = folder;
    this.#worker = new Worker(new URL(WORKER, import.meta.url), { workerData: { folder, load } });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on(
        "message",
        (message: { id?: number; ready?: boolean; result?: never; error?: object }) => {
          if (message.ready === true) {
            // From here on only a question under way keeps the process alive.
            if (this.#waiting.size === 0) this.#worker.unref();
            return resolve();
          }
          if (message.ready === false) return reject(Object.assign(new Error(), message.error));
          const waiting = this.#waiting.get(message.id!);
          this.#waiting.delete(message.id!);
          if (message.error) waiting?.reject(Object.assign(new Error(), message.error));
          else waiting?.resolve(message.result as never);
        },
      );
      this.#worker.on("error", (error) => {
        reject(error);
        this.#end(error as Error);
      });
      this.#worker.on("exit", () => this.#end(new Error("The embedded database has stopped.")));
    });
  }

  #end(error: Error) {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(this.#ended);
    this.#waiting.clear();
  }

  #ask<T>(call: object): Promise<T> {
    if (this.#ended) return Promise.reject(this.#ended);
    const id = ++this.#calls;
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as never, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, ...call });
    }).finally(() => {
      if (this.#waiting.size === 0) this.#worker.unref();
    });
  }

  #inLine<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#line.then(work, work);
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  readonly #direct: EmbeddedConnection = {
    query: (text, values = [], options = {}) =>
      this.#ask({
        call: "query",
        text,
        values,
        rowMode: options.rowMode ?? "object",
        textDates: options.parsers !== undefined,
      }),
    exec: (text) => this.#ask({ call: "exec", text }),
  };

  query(text: string, values: unknown[] = [], options: QueryOptions = {}): Promise<Result> {
    return this.#inLine(() => this.#direct.query(text, values, options));
  }

  exec(text: string): Promise<{ rows: unknown[] }[]> {
    return this.#inLine(() => this.#direct.exec(text));
  }

  /** Holds the line for one transaction; anything thrown inside rolls it back. */
  transaction<T>(work: (connection: EmbeddedConnection) => Promise<T>): Promise<T> {
    return this.#inLine(async () => {
      await this.#direct.exec("begin");
      try {
        const result = await work(this.#direct);
        await this.#direct.exec("commit");
        return result;
      } catch (thrown) {
        await this.#direct.exec("rollback");
        throw thrown;
      }
    });
  }

  /** A consistent copy of the whole database as a tar; commits wait meanwhile, readers of memory do not. */
  dump(): Promise<Uint8Array> {
    return this.#inLine(() => this.#ask<Uint8Array>({ call: "dump" }));
  }

  async close(): Promise<void> {
    await this.#inLine(() => this.#ask({ call: "close" }));
    await this.#worker.terminate();
  }
}
