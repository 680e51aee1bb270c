/**
 * How much of unfinished bodies is kept in memory, of all requests together and of those from one address. Each body has a
 * limit of its own; many at once, each sent slowly, would add up.
 */
export class HeldBytes {
  readonly #most: number;
  readonly #mostOfAddress: number;
  #all = 0;
  readonly #ofAddress = new Map<string, number>();

  constructor(most: number, mostOfAddress: number) {
    this.#most = most;
    this.#mostOfAddress = mostOfAddress;
  }

  /** Makes room for some bytes more; false when there is none. */
  take(address: string, bytes: number): boolean {
    const its = (this.#ofAddress.get(address) ?? 0) + bytes;
    if (this.#all + bytes > this.#most || its > this.#mostOfAddress) return false;
    this.#all += bytes;
    this.#ofAddress.set(address, its);
    return true;
  }

  giveBack(address: string, bytes: number): void {
    const its = (this.#ofAddress.get(address) ?? 0) - bytes;
    this.#all -= bytes;
    if (its > 0) this.#ofAddress.set(address, its);
    else this.#ofAddress.delete(address);
  }

  get all(): number {
    return this.#all;
  }
}
