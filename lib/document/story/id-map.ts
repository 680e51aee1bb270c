interface Stretch<V> {
  from: number;
  to: number;
  value: V;
}

interface Track<V> {
  stretches: Stretch<V>[];
  /** reach[i]: the furthest `to` among stretches 0…i, so a look-up knows when to stop walking back. */
  reach: number[];
  sorted: boolean;
  /** What was removed and is not taken out yet. */
  gone: Stretch<V>[];
}

/**
 * Values laid over ranges of character ids; ranges may overlap. Adding is cheap and sorting waits for the next look-up,
 * because a keystroke adds one range and a page load thousands.
 */
export class IdMap<V> {
  readonly #tracks = new Map<number, Track<V>>();

  add(client: number, clock: number, length: number, value: V): void {
    let track = this.#tracks.get(client);
    if (!track) this.#tracks.set(client, (track = { stretches: [], reach: [], sorted: true, gone: [] }));
    const last = track.stretches.at(-1);
    track.stretches.push({ from: clock, to: clock + length, value });
    if (!track.sorted) return;
    if (last && last.from > clock) track.sorted = false;
    else track.reach.push(Math.max(track.reach.at(-1) ?? 0, clock + length));
  }

  remove(client: number, clock: number, length: number, value: V): void {
    const track = this.#tracks.get(client);
    if (!track) return;
    track.gone.push({ from: clock, to: clock + length, value });
    track.sorted = false;
  }

  get isEmpty(): boolean {
    for (const client of this.#tracks.keys()) if (this.#track(client)) return false;
    return true;
  }

  /** Every value whose range holds this id, last added first among equals. */
  covering(client: number, clock: number): V[] {
    const track = this.#track(client);
    const found: V[] = [];
    if (!track) return found;
    for (let i = lastFrom(track, clock); i >= 0 && track.reach[i]! > clock; i--) {
      const stretch = track.stretches[i]!;
      if (stretch.to > clock) found.push(stretch.value);
    }
    return found;
  }

  covers(client: number, clock: number): boolean {
    const track = this.#track(client);
    if (!track) return false;
    for (let i = lastFrom(track, clock); i >= 0 && track.reach[i]! > clock; i--) {
      if (track.stretches[i]!.to > clock) return true;
    }
    return false;
  }

  /** Is any id of `from … to − 1` covered? May say yes too often, never no wrongly. */
  touches(client: number, from: number, to: number): boolean {
    const track = this.#track(client);
    if (!track) return false;
    const last = lastFrom(track, to - 1);
    return last >= 0 && track.reach[last]! > from;
  }

  /** How many ranges a look-up for `from … to − 1` passes by. */
  passedBy(client: number, from: number, to: number): number {
    const track = this.#track(client);
    if (!track) return 0;
    const last = lastFrom(track, to - 1);
    let low = 0;
    let high = last + 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (track.reach[middle]! > from) high = middle;
      else low = middle + 1;
    }
    return last + 1 - low;
  }

  /** Every value whose range holds any of `from … to − 1`. */
  within(client: number, from: number, to: number): V[] {
    const track = this.#track(client);
    const found: V[] = [];
    if (!track) return found;
    for (let i = lastFrom(track, to - 1); i >= 0 && track.reach[i]! > from; i--)
      if (track.stretches[i]!.to > from) found.push(track.stretches[i]!.value);
    return found;
  }

  /** Where the next range begins after this id; infinite when none does. */
  nextAfter(client: number, clock: number): number {
    const track = this.#track(client);
    return (track && track.stretches[lastFrom(track, clock) + 1]?.from) ?? Infinity;
  }

  /** Adds, as offsets from `from`, every place inside `from … to` where a range begins or ends. */
  addCuts(client: number, from: number, to: number, offset: number, cuts: number[]): void {
    const track = this.#track(client);
    if (!track) return;
    for (let i = lastFrom(track, to - 1); i >= 0 && track.reach[i]! > from; i--) {
      const stretch = track.stretches[i]!;
      if (stretch.from > from) cuts.push(offset + stretch.from - from);
      if (stretch.to > from && stretch.to < to) cuts.push(offset + stretch.to - from);
    }
  }

  #track(client: number): Track<V> | undefined {
    const track = this.#tracks.get(client);
    if (track && !track.sorted) {
      takeOut(track);
      if (track.stretches.length === 0) return void this.#tracks.delete(client);
      track.stretches.sort((a, b) => a.from - b.from);
      track.reach.length = 0;
      let reach = 0;
      for (const stretch of track.stretches) track.reach.push((reach = Math.max(reach, stretch.to)));
      track.sorted = true;
    }
    return track;
  }
}

/** Takes out what was removed, once for each time: all at once, because an entry of thousands of ranges goes as one. */
function takeOut<V>(track: Track<V>): void {
  if (track.gone.length === 0) return;
  const gone = new Map<V, Map<string, number>>();
  for (const { from, to, value } of track.gone) {
    const its = gone.get(value) ?? new Map<string, number>();
    const range = `${from}:${to}`;
    its.set(range, (its.get(range) ?? 0) + 1);
    gone.set(value, its);
  }
  track.stretches = track.stretches.filter(({ from, to, value }) => {
    const its = gone.get(value);
    const range = `${from}:${to}`;
    const left = its?.get(range) ?? 0;
    if (left > 0) its!.set(range, left - 1);
    return left === 0;
  });
  track.gone = [];
}

/** Index of the last stretch that begins at or before `clock`, −1 if none does. */
function lastFrom<V>(track: Track<V>, clock: number): number {
  let low = 0;
  let high = track.stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (track.stretches[middle]!.from <= clock) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
