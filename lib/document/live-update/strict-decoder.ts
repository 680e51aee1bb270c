import type { RefusalCode } from "#lib/document/suggestions/refusal-code.ts";

/** Bytes that are not an update a window may send. `code` says which rule they break. */
export class UnreadableUpdate extends Error {
  readonly code: RefusalCode;
  constructor(code: RefusalCode, what: string) {
    super(what);
    this.code = code;
  }
}

/** Objects and lists of a fact lie inside one another at most so deep: {ids: [[client, clock, length]]}, with room. */
const DEEPEST_VALUE = 6;
/** Numbers, texts, lists and objects in one update: the ids of a strike over a whole story, many times over. */
const MOST_VALUES = 500_000;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads the primitives of lib0's encoding, as lib0 writes them, but bounds everything while it reads. lib0 itself returns
 * integers beyond 2^53, follows any nesting, and makes whatever a byte names.
 */
export class StrictDecoder {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  byte(): number {
    if (this.#at >= this.#bytes.length) throw unreadable("the bytes end too early");
    return this.#bytes[this.#at++]!;
  }

  /** An unsigned integer, at most `most`. */
  uint(most: number): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      // Also bounds how many bytes one number may take.
      if (value > most || factor > most) throw unreadable("a number is too large");
      if (byte < 128) return value;
    }
  }

  /** The length of something that takes at least one byte a piece. */
  count(most: number): number {
    const count = this.uint(Number.MAX_SAFE_INTEGER);
    if (count > this.#bytes.length - this.#at) throw unreadable("more is announced than there is");
    if (count > most) throw new UnreadableUpdate("too-much-at-once", `more than ${most} parts`);
    return count;
  }

  text(longest: number): string {
    const length = this.uint(this.#bytes.length);
    const end = this.#at + length;
    if (end > this.#bytes.length) throw unreadable("a text ends too early");
    if (length > longest) throw unreadable("a text is too long");
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    try {
      return utf8.decode(bytes);
    } catch {
      throw unreadable("a text is not UTF-8");
    }
  }

  /** A plain value as `encoding.writeAny` writes it: no bytes, no 64-bit integers, no numbers that JSON does not know. */
  value(depth = 0): unknown {
    if (depth > DEEPEST_VALUE) throw unreadable("a value lies too deep");
    if (++this.#values > MOST_VALUES) throw new UnreadableUpdate("too-much-at-once", "too many values");
    switch (this.byte()) {
      case 127:
        return undefined;
      case 126:
        return null;
      case 125:
        return this.#int();
      case 124:
        return this.#float(4);
      case 123:
        return this.#float(8);
      case 121:
        return false;
      case 120:
        return true;
      case 119:
        return this.text(Infinity);
      case 118:
        return this.#object(depth);
      case 117:
        return Array.from({ length: this.count(MOST_VALUES) }, () => this.value(depth + 1));
      default:
        throw unreadable("a value of an unknown kind");
    }
  }

  #object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (let left = this.count(MOST_VALUES); left > 0; left--) {
      const key = this.text(LONGEST_KEY);
      if (key === "__proto__") throw unreadable("a key that is none");
      object[key] = this.value(depth + 1);
    }
    return object;
  }

  #int(): number {
    const first = this.byte();
    const sign = (first & 64) > 0 ? -1 : 1;
    let value = first & 63;
    if (first < 128) return sign * value;
    for (let factor = 64; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER || factor > Number.MAX_SAFE_INTEGER)
        throw unreadable("a number is too large");
      if (byte < 128) return sign * value;
    }
  }

  #float(bytes: 4 | 8): number {
    if (this.#at + bytes > this.#bytes.length) throw unreadable("the bytes end too early");
    const value = bytes === 4 ? this.#view.getFloat32(this.#at) : this.#view.getFloat64(this.#at);
    this.#at += bytes;
    if (!Number.isFinite(value)) throw unreadable("a number that is none");
    return value;
  }
}

/** In bytes: the key of a fact has 35, that of a detail or a source fewer than 80. */
export const LONGEST_KEY = 256;

export const unreadable = (what: string): UnreadableUpdate => new UnreadableUpdate("unreadable", what);
