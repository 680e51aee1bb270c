import * as Y from "yjs";
import { FactIndex } from "#lib/document/story/fact-index.ts";
import type { FormatSuggestion, InlineFormat, Strike, WirePaste } from "#lib/document/story/fact-entries.ts";
import type { Hand, Hands } from "#lib/document/story/hands.ts";
import type { Marks } from "#lib/document/story/marks.ts";

/** A character or line marker: its id now, its root (undo and moves followed) and its origin (copies followed too). */
export interface Identity {
  client: number;
  clock: number;
  rootClient: number;
  rootClock: number;
  originClient: number;
  originClock: number;
}

/** Neighbours about which everything known is the same; the identity is the first one's. */
export interface Stretch extends Identity {
  length: number;
}

/** Undo and redo add one generation each; garbage could add a circle. */
const MAX_GENERATIONS = 1_000;

const NO_MARKS: Marks = Object.freeze({});

/**
 * Everything known about the characters of one document. One index answers the editor (kept current while people type),
 * the server and every pure function alike, so that nobody can disagree about what is pending, struck or bold.
 */
export class Facts {
  readonly doc: Y.Doc;
  readonly index: FactIndex;
  readonly #hands: () => Hands;

  constructor(doc: Y.Doc, hands: Hands | (() => Hands)) {
    this.doc = doc;
    this.#hands = typeof hands === "function" ? hands : () => hands;
    this.index = new FactIndex(doc);
  }

  hand(client: number): Hand | undefined {
    return this.#hands().get(client);
  }

  isSuggesting(client: number): boolean {
    return this.#hands().get(client)?.suggesting === true;
  }

  identity(client: number, clock: number): Identity {
    const root = this.#ancestor(client, clock, false);
    const origin = this.#ancestor(root.client, root.clock, true);
    return {
      client,
      clock,
      rootClient: root.client,
      rootClock: root.clock,
      originClient: origin.client,
      originClock: origin.clock,
    };
  }

  /** Cuts a run of ids where anything known about it changes. */
  stretches(client: number, clock: number, length: number): Stretch[] {
    const cuts = [0, length];
    this.#addCuts(client, clock, length, 0, cuts, 0);
    if (cuts.length > 2) cuts.sort((a, b) => a - b);
    const found: Stretch[] = [];
    for (let i = 1; i < cuts.length; i++) {
      const from = cuts[i - 1]!;
      const to = cuts[i]!;
      if (from < to) found.push({ ...this.identity(client, clock + from), length: to - from });
    }
    return found;
  }

  /** A suggestion not yet accepted: born, or its root born, under a suggesting hand. */
  isPending(id: Identity): boolean {
    if (this.isSuggesting(id.client) && !this.index.accepted.covers(id.client, id.clock)) return true;
    if (id.rootClient === id.client && id.rootClock === id.clock) return false;
    return this.isSuggesting(id.rootClient) && !this.index.accepted.covers(id.rootClient, id.rootClock);
  }

  /**
   * Pending and this person's own, who may therefore really delete it instead of striking it. Pending words that somebody
   * moved while editing are no longer under a suggesting id, and the newsroom would refuse to let them go.
   */
  isPendingBy(id: Identity, person: string): boolean {
    const hand = this.hand(id.client);
    return hand !== undefined && hand.suggesting && hand.person === person && this.isPending(id);
  }

  /**
   * Whose suggestion a pending word is (or was, before it was accepted): theirs who put it there, also where they copied
   * the words of another. Null when the client id is not (yet) bound to anybody.
   */
  suggester(id: Identity): string | null {
    const hand = this.hand(id.client);
    return (hand?.suggesting ? hand : this.hand(id.rootClient))?.person ?? null;
  }

  /** The person who wrote it first; null when the client id is not (yet) bound to anybody. */
  author(id: Identity): string | null {
    return this.hand(id.originClient)?.person ?? null;
  }

  strikes(id: Identity): Strike[] {
    const strikes = this.#of(this.index.deletions, id);
    if (strikes.length === 0 || this.index.unstruck.isEmpty) return strikes;
    const rejected = this.#of(this.index.unstruck, id);
    return rejected.length === 0 ? strikes : strikes.filter((strike) => !rejected.includes(strike.key));
  }

  isStruck(id: Identity): boolean {
    return this.strikes(id).length > 0;
  }

  formatSuggestions(id: Identity): FormatSuggestion[] {
    return this.#of(this.index.formats, id);
  }

  wire(id: Identity): WirePaste | null {
    return (
      this.index.wire.covering(id.originClient, id.originClock)[0] ??
      this.index.wire.covering(id.client, id.clock)[0] ??
      null
    );
  }

  /** How it looks; `counts`: by these entries alone, as it looked before there were others. */
  marks(id: Identity, counts?: (entry: InlineFormat) => boolean): Marks {
    const all = this.index.inline.covering(id.rootClient, id.rootClock);
    const entries = counts ? all.filter(counts) : all;
    if (entries.length === 0) return NO_MARKS;
    const winners = new Map<string, InlineFormat>();
    for (const entry of entries) {
      const best = winners.get(entry.mark);
      if (!best || entry.n > best.n || (entry.n === best.n && entry.key > best.key))
        winners.set(entry.mark, entry);
    }
    const marks: Marks = {};
    for (const { mark, on } of winners.values()) {
      if (mark !== "link" && on === true) marks[mark] = true;
      else if (mark === "link" && on !== null && on !== true) marks.link = on.href;
    }
    return marks;
  }

  /** Was it cut and pasted somewhere on the way? Then its new place beats the old one. */
  wasMoved(client: number, clock: number): boolean {
    for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
      const row = this.index.lineage.covering(client, clock)[0];
      if (!row) return false;
      if (row.kind === "move") return true;
      clock = row.oldClock + (clock - row.clock);
      client = row.oldClient;
    }
    return false;
  }

  #of<V>(map: { covering(client: number, clock: number): V[] }, id: Identity): V[] {
    const found = map.covering(id.rootClient, id.rootClock);
    if (id.rootClient === id.client && id.rootClock === id.clock) return found;
    return [...found, ...map.covering(id.client, id.clock)];
  }

  #ancestor(client: number, clock: number, copies: boolean): { client: number; clock: number } {
    for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
      const row = this.index.lineage.covering(client, clock)[0];
      if (!row || (row.kind === "copy" && !copies)) break;
      clock = row.oldClock + (clock - row.clock);
      client = row.oldClient;
    }
    return { client, clock };
  }

  #addCuts(
    client: number,
    clock: number,
    length: number,
    offset: number,
    cuts: number[],
    generation: number,
  ): void {
    const { index } = this;
    const to = clock + length;
    for (const map of [
      index.accepted,
      index.deletions,
      index.unstruck,
      index.inline,
      index.formats,
      index.wire,
    ]) {
      map.addCuts(client, clock, to, offset, cuts);
    }
    if (generation >= MAX_GENERATIONS || !index.lineage.touches(client, clock, to)) return;
    const own = [0, length];
    index.lineage.addCuts(client, clock, to, 0, own);
    own.sort((a, b) => a - b);
    for (let i = 1; i < own.length; i++) {
      const from = own[i - 1]!;
      const size = own[i]! - from;
      const row = size > 0 ? index.lineage.covering(client, clock + from)[0] : undefined;
      if (size > 0) cuts.push(offset + from);
      if (!row) continue;
      const oldClock = row.oldClock + (clock + from - row.clock);
      this.#addCuts(row.oldClient, oldClock, size, offset + from, cuts, generation + 1);
    }
  }
}
