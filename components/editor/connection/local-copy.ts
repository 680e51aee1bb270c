/** Words of one person in one story that the server has not acknowledged, kept beyond the life of the page. */
export interface KeptWords {
  key: number;
  update: Uint8Array;
  /** The ids of the window they were typed in: declared again when they are brought back. */
  edit: number;
  suggest: number;
}

/**
 * Where unsaved words are kept. It belongs to one person and one story, so that nobody else who signs on at this machine
 * is taken for their author. Every call may fail: a browser can be out of room.
 */
export interface LocalCopy {
  read(): Promise<KeptWords[]>;
  keep(words: Omit<KeptWords, "key">[]): Promise<number[]>;
  forget(keys: readonly number[]): Promise<void>;
  /** Out of the way of the next opening, but not thrown away: words that the server may not take. */
  setAside(keys: readonly number[]): Promise<void>;
  /** What has been set aside and neither forgotten nor become too old. */
  readAside(): Promise<KeptWords[]>;
}

/** For as long as this object lives: where there is no browser. */
export class MemoryCopy implements LocalCopy {
  readonly kept = new Map<number, KeptWords>();
  readonly aside = new Map<number, KeptWords>();
  #keys = 0;

  async read(): Promise<KeptWords[]> {
    return [...this.kept.values()];
  }

  async keep(words: Omit<KeptWords, "key">[]): Promise<number[]> {
    return words.map((one) => {
      const key = ++this.#keys;
      this.kept.set(key, { ...one, key });
      return key;
    });
  }

  async forget(keys: readonly number[]): Promise<void> {
    for (const key of keys) {
      this.kept.delete(key);
      this.aside.delete(key);
    }
  }

  async readAside(): Promise<KeptWords[]> {
    return [...this.aside.values()];
  }

  async setAside(keys: readonly number[]): Promise<void> {
    for (const key of keys) {
      const words = this.kept.get(key);
      if (words) this.aside.set(key, words);
      this.kept.delete(key);
    }
  }
}
