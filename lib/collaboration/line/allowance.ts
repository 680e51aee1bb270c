/** So much at once, and so much a second again: what one connection may send. */
export class Allowance {
  #left: number;
  #at = Date.now();
  readonly #most: number;
  readonly #aSecond: number;

  constructor(most: number, aSecond: number) {
    this.#left = this.#most = most;
    this.#aSecond = aSecond;
  }

  /** Takes this much, or answers false when it is used up. */
  take(amount: number): boolean {
    const now = Date.now();
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#aSecond);
    this.#at = now;
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }
}
