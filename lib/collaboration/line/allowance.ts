/** So much at once, and so much a second again: what one person may use up. */
export class Allowance {
  #left: number;
  #at = performance.now();
  readonly #most: number;
  readonly #aSecond: number;

  constructor(most: number, aSecond: number) {
    this.#left = this.#most = most;
    this.#aSecond = aSecond;
  }

  #refill(): void {
    const now = performance.now();
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1000) * this.#aSecond);
    this.#at = now;
  }

  /** Takes this much, or answers false when it is used up. */
  take(amount: number): boolean {
    this.#refill();
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  /** Takes what was used already, into debt if need be. */
  charge(amount: number): void {
    this.#refill();
    this.#left -= amount;
  }

  /** Milliseconds until there is something left; 0 when there is. */
  get wait(): number {
    this.#refill();
    return this.#left > 0 ? 0 : Math.ceil((-this.#left / this.#aSecond) * 1000) + 1;
  }
}
