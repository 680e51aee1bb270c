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

  async read(): Promise<KeptWords[]> {
    return this.#within("readwrite", async (store) => {
      await this.#clearOut(store);
      const rows = (await answerOf(store.index(BY_COPY).getAll(this.#copy))) as (Row & { key: number })[];
      return rows.map(({ key, update, edit, suggest }) => ({ key, update, edit, suggest }));
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
        if (row) await answerOf(store.put({ ...row, copy: `aside ${this.#copy}` }));
      }
    });
  }

  async #clearOut(store: IDBObjectStore): Promise<void> {
    const aside = (await answerOf(store.index(BY_COPY).getAll(`aside ${this.#copy}`))) as (Row & {
      key: number;
    })[];
    for (const { key, at } of aside) if (Date.now() - at > ASIDE_FOR) await answerOf(store.delete(key));
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
