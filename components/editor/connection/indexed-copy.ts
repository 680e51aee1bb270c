import type { KeptWords, LocalCopy } from "./local-copy.ts";

const DATABASE = "galley-unsaved-words";
const STORE = "words";
const BY_COPY = "copy";
/** What was set aside is thrown away after this long. */
const ASIDE_FOR = 30 * 24 * 60 * 60 * 1000;

interface Row extends Omit<KeptWords, "key"> {
  key?: number;
  /** Person and story; "aside …" for words set aside. */
  copy: string;
  at: number;
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The browser could not keep the words."));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => {
    const store = request.result.createObjectStore(STORE, { keyPath: "key", autoIncrement: true });
    store.createIndex(BY_COPY, "copy");
  };
  return answerOf(request);
}

/** Unsaved words in the browser's own database. */
export class IndexedCopy implements LocalCopy {
  readonly #copy: string;
  #database: Promise<IDBDatabase> | undefined;

  constructor(personId: string, storyId: string) {
    this.#copy = `${personId} ${storyId}`;
  }

  get #aside(): string {
    return `aside ${this.#copy}`;
  }

  async read(): Promise<KeptWords[]> {
    return this.#within("readonly", (store) => this.#rowsOf(store, this.#copy));
  }

  async readAside(): Promise<KeptWords[]> {
    return this.#within("readwrite", async (store) => {
      const aside = await this.#rowsOf(store, this.#aside);
      const old = aside.filter(({ at }) => Date.now() - at > ASIDE_FOR);
      for (const { key } of old) await answerOf(store.delete(key));
      return aside.filter((row) => !old.includes(row));
    });
  }

  async keep(words: Omit<KeptWords, "key">[]): Promise<number[]> {
    return this.#within("readwrite", async (store) => {
      const rows: Row[] = words.map((one) => ({ ...one, copy: this.#copy, at: Date.now() }));
      return (await Promise.all(rows.map((row) => answerOf(store.add(row))))) as number[];
    });
  }

  async forget(keys: readonly number[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#within("readwrite", async (store) => {
      await Promise.all(keys.map((key) => answerOf(store.delete(key))));
    });
  }

  async setAside(keys: readonly number[]): Promise<void> {
    await this.#within("readwrite", async (store) => {
      for (const key of keys) {
        const row = (await answerOf(store.get(key))) as Row | undefined;
        if (row) await answerOf(store.put({ ...row, copy: this.#aside }));
      }
    });
  }

  async #rowsOf(store: IDBObjectStore, copy: string): Promise<(Row & { key: number })[]> {
    return (await answerOf(store.index(BY_COPY).getAll(copy))) as (Row & { key: number })[];
  }

  /** Resolves when the transaction is complete: only then are the words kept. */
  async #within<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Promise<T>): Promise<T> {
    this.#database ??= open();
    this.#database.catch(() => (this.#database = undefined));
    const transaction = (await this.#database).transaction(STORE, mode, { durability: "strict" });
    const complete = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () =>
        reject(transaction.error ?? new Error("The browser could not keep the words."));
    });
    const result = await work(transaction.objectStore(STORE));
    await complete;
    return result;
  }
}

/** What the browser at hand keeps of a person in a story; null where there is no browser, or none that keeps anything. */
export const browsersCopy = (personId: string, storyId: string): LocalCopy | null =>
  typeof indexedDB === "undefined" ? null : new IndexedCopy(personId, storyId);
