import * as Y from "yjs";
import { deleteIds } from "#lib/document/story/characters.ts";
import type { FormatSuggestion } from "#lib/document/story/fact-entries.ts";
import type { GoneWords, ResolutionTrace } from "#lib/document/suggestions/resolution-trace.ts";
import { newFactKey } from "#lib/document/story/fact-keys.ts";
import { Facts, type Stretch } from "#lib/document/story/facts.ts";
import { factMap } from "#lib/document/story/fields.ts";
import type { Hands } from "#lib/document/story/hands.ts";
import type { IdMap } from "#lib/document/story/id-map.ts";
import { sortedRuns, type IdRun } from "#lib/document/story/id-run.ts";
import { markerOf, readMarker } from "#lib/document/story/line-marker.ts";
import {
  idSet,
  livingStretches,
  livingWords,
  part,
  wordsOf,
  type LivingStretch,
} from "#lib/document/story/living-words.ts";

export interface Resolution {
  accept: boolean;
  /** The ids on the card; absent: every suggestion in the story. */
  ids?: readonly IdRun[];
  /** Only this person's suggestions, where two people have a suggestion on the same words. */
  person?: string;
  /** Who decides: stays readable beside the words. */
  by?: string;
}

export interface Resolved {
  /** Characters, markers and formats; 0 means that somebody else has resolved them already. */
  resolved: number;
  trace: ResolutionTrace;
}

/** Origin of the transaction a resolution is written in. */
export const RESOLUTION = "story:resolution";

/**
 * Accepts or rejects suggestions, in one transaction under the document's present client id. Accepting deletes what is
 * struck, makes pending words words of the story and applies formats; rejecting deletes pending words and forgets the rest.
 * The trace says what it did, for taking exactly that back (take-back.ts).
 */
export function resolveSuggestions(doc: Y.Doc, hands: Hands, resolution: Resolution): Resolved {
  let done: Resolved | undefined;
  doc.transact((transaction) => {
    done = new Resolver(transaction, new Facts(doc, hands), resolution).resolve();
  }, RESOLUTION);
  return done!;
}

class Resolver {
  readonly #transaction: Y.Transaction;
  readonly #doc: Y.Doc;
  readonly #facts: Facts;
  readonly #accept: boolean;
  readonly #person: string | undefined;
  readonly #chosen: IdMap<true> | null;
  readonly #by: string | undefined;
  readonly #trace: ResolutionTrace;
  readonly #changedLines = new Map<Y.Map<unknown>, ResolutionTrace["lines"][number]>();

  constructor(transaction: Y.Transaction, facts: Facts, { accept, ids, person, by }: Resolution) {
    this.#transaction = transaction;
    this.#doc = facts.doc;
    this.#facts = facts;
    this.#accept = accept;
    this.#person = person;
    this.#chosen = ids ? idSet(ids) : null;
    this.#by = by;
    const nothing = {
      note: "",
      struck: 0,
      accepted: [],
      inline: [],
      gone: [],
      deletions: [],
      formats: [],
      lines: [],
    };
    this.#trace = { accept, ...nothing };
  }

  resolve(): Resolved {
    const doomed: IdRun[] = [];
    const accepted: IdRun[] = [];
    const settled: IdRun[] = [];
    let resolved = 0;
    for (const stretch of this.#chosenStretches()) {
      const { client, clock, length, rootClient, rootClock } = stretch;
      const pending = this.#facts.isPending(stretch) && this.#isTheirs(this.#facts.suggester(stretch));
      const struck = this.#facts.strikes(stretch).some((strike) => this.#isTheirs(strike.by));
      if (!pending && !struck) continue;
      resolved += length;
      if (this.#accept ? struck : pending) {
        doomed.push([client, clock, length]);
        this.#trace.gone.push(goneWords(stretch));
      } else if (pending) {
        accepted.push([client, clock, length], [rootClient, rootClock, length]);
        if (this.#facts.isStruck(stretch)) this.#trace.struck += length;
      }
      settled.push([client, clock, length], [rootClient, rootClock, length]);
    }
    resolved += this.#settleFormats();
    deleteIds(this.#doc, doomed);
    // A line that went with this decision comes back as it was read before.
    this.#trace.lines = [...this.#changedLines]
      .filter(([marker]) => !marker._item?.deleted)
      .map(([, line]) => line);
    if (accepted.length > 0) this.#settle(withoutRepeats(accepted));
    this.#settleStrikes(idSet(settled));
    if (resolved > 0) this.#sign();
    return { resolved, trace: this.#trace };
  }

  #settle(value: unknown): void {
    const key = newFactKey(this.#doc);
    factMap(this.#doc, "accepted").set(key, value);
    this.#trace.accepted.push(key);
  }

  /** Whose decision it was, beside the words: the record of decisions names it too, but an editor has only the words. */
  #sign(): void {
    const key = newFactKey(this.#doc);
    const of = this.#accept ? (this.#trace.accepted[0] ?? "") : "";
    factMap(this.#doc, "accepted").set(key, { by: this.#by ?? "", at: Date.now(), of });
    this.#trace.note = key;
  }

  #isTheirs(person: string | null): boolean {
    return this.#person === undefined || this.#person === person;
  }

  /** Everything alive that the resolution names, by the ids it has now or by its root ids. */
  *#chosenStretches(): Generator<LivingStretch> {
    for (const stretch of livingStretches(this.#facts)) {
      if (!this.#chosen) {
        yield stretch;
        continue;
      }
      const { client, clock, length, rootClient, rootClock, item, field, index } = stretch;
      const cuts = [0, length];
      this.#chosen.addCuts(client, clock, clock + length, 0, cuts);
      this.#chosen.addCuts(rootClient, rootClock, rootClock + length, 0, cuts);
      cuts.sort((a, b) => a - b);
      for (let i = 1; i < cuts.length; i++) {
        const [from, to] = [cuts[i - 1]!, cuts[i]!];
        const chosen = part(stretch, from, to);
        if (from < to && this.#isChosen(chosen)) yield { ...chosen, item, field, index: index + from };
      }
    }
  }

  #isChosen({ client, clock, rootClient, rootClock }: Stretch): boolean {
    return !this.#chosen || this.#chosen.covers(client, clock) || this.#chosen.covers(rootClient, rootClock);
  }

  /**
   * Forgets strikes whose every id is settled. One that is settled in part stays as its author wrote it, so that an undo
   * still finds it. What is rejected is also written down: the author may be adding a letter to the strike right now.
   * Ids not received yet stay struck: nobody has seen them here.
   */
  #settleStrikes(settled: IdMap<true>): void {
    const rejected: [string, IdRun[]][] = [];
    for (const strike of this.#facts.index.entries("deletions")) {
      if (!this.#isTheirs(strike.by)) continue;
      const left = strike.ids.flatMap((run) =>
        this.#chosen ? runsOutside(run, settled) : notReceived(this.#doc, run),
      );
      if (left.length === 0) {
        this.#trace.deletions.push([strike.key, factMap(this.#doc, "deletions").get(strike.key)]);
        factMap(this.#doc, "deletions").delete(strike.key);
      }
      const open = idSet(left);
      const ids = strike.ids.flatMap((run) => runsOutside(run, open));
      if (ids.length > 0) rejected.push([strike.key, ids]);
    }
    if (this.#accept || rejected.length === 0) return;
    this.#settle({ rejected });
  }

  #settleFormats(): number {
    const chosen = this.#facts.index
      .entries("formats")
      .filter(
        (suggestion) =>
          this.#isTheirs(suggestion.by) && this.#names(suggestion) && this.#isReceived(suggestion),
      )
      .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
    for (const suggestion of chosen) {
      if (this.#accept) this.#apply(suggestion);
      const { key } = suggestion;
      this.#trace.formats.push([key, factMap(this.#doc, "formats").get(key)]);
      factMap(this.#doc, "formats").delete(suggestion.key);
    }
    return chosen.length;
  }

  #names({ ids }: FormatSuggestion): boolean {
    if (!this.#chosen) return true;
    for (const living of livingWords(this.#facts, idSet(ids))) {
      for (let i = 0; i < living.length; i++) if (this.#isChosen(part(living, i, i + 1))) return true;
    }
    return false;
  }

  /** The line a suggestion names may still be on its way. */
  #isReceived({ ids }: FormatSuggestion): boolean {
    return ids.every((run) => notReceived(this.#doc, run).length === 0);
  }

  #apply({ mark, on, line, ids, by, at }: FormatSuggestion): void {
    if (mark && on !== undefined) {
      const n = this.#facts.index.highestFormat + 1;
      const key = newFactKey(this.#doc);
      factMap(this.#doc, "inline").set(key, { by, at, mark, on, n, ids });
      this.#trace.inline.push(key);
      this.#facts.index.catchUp(this.#transaction);
      return;
    }
    for (const { item, rootClient: client, rootClock: clock } of livingWords(this.#facts, idSet(ids))) {
      const marker = markerOf(item);
      if (!marker || !line) continue;
      const before = Object.fromEntries(Object.keys(line).map((key) => [key, marker.get(key) ?? null]));
      setLineKeys(marker, line);
      // Two people may have suggested something for one line: what it was before both is what it was.
      const known = this.#changedLines.get(marker) ?? { client, clock, before: {}, after: {} };
      const merged = { before: { ...before, ...known.before }, after: { ...known.after, ...line } };
      this.#changedLines.set(marker, { ...known, ...merged });
    }
  }
}

/** Writes keys of a line; null takes one away. */
export function setLineKeys(marker: Y.Map<unknown>, keys: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(keys)) {
    if (value === null) marker.delete(key);
    else marker.set(key, value);
  }
}

function goneWords(stretch: LivingStretch): GoneWords {
  const { field, client, clock, item } = stretch;
  const marker = markerOf(item);
  const content = marker ? { line: readMarker(marker) } : { text: wordsOf(stretch, "") };
  return { field, client, clock, content };
}

/** The part of a run that this document has not received. */
function notReceived(doc: Y.Doc, [client, clock, length]: IdRun): IdRun[] {
  const known = Math.max(clock, Y.getState(doc.store, client));
  return known < clock + length ? [[client, known, clock + length - known]] : [];
}

function runsOutside([client, clock, length]: IdRun, set: IdMap<true>): IdRun[] {
  const cuts = [0, length];
  set.addCuts(client, clock, clock + length, 0, cuts);
  cuts.sort((a, b) => a - b);
  const outside: IdRun[] = [];
  for (let i = 1; i < cuts.length; i++) {
    const [from, to] = [cuts[i - 1]!, cuts[i]!];
    if (from < to && !set.covers(client, clock + from)) outside.push([client, clock + from, to - from]);
  }
  return outside;
}

function withoutRepeats(ids: IdRun[]): IdRun[] {
  const seen = new Set<string>();
  return sortedRuns(ids.filter((id) => !seen.has(id.join()) && seen.add(id.join())));
}
