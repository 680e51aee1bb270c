import type { FactMap } from "#lib/document/story/fields.ts";
import { readRuns, type IdRun } from "#lib/document/story/id-run.ts";
import { LINE_KEYS, isLineKind } from "#lib/document/story/line-marker.ts";
import { isMarkName, readMarkValue, type MarkName, type MarkValue } from "#lib/document/story/marks.ts";

/**
 * The entries of the fact maps, and how to read them out of anything. Keys are `client-clock-n` so that no two people
 * write one key; a value, once written, is never edited. Ids are root ids: lineage followed first.
 */
interface Entry {
  key: string;
  /** The person who wrote it. */
  by: string;
  /** Milliseconds since 1970, by the writer's clock: for showing, never for deciding. */
  at: number;
  ids: IdRun[];
}

/** A suggestion to delete exactly these ids; a struck marker is a suggested join. */
export type Strike = Entry;

/** Bold, italic or a link. A character looks as its entry with the highest (n, key) says. */
export interface InlineFormat extends Entry {
  mark: MarkName;
  on: MarkValue;
  n: number;
}

/** A suggested format of characters (`mark`, `on`) or a suggested kind of a line (`line`, stored as `kind`). */
export interface FormatSuggestion extends Entry {
  mark?: MarkName;
  on?: MarkValue;
  line?: Record<string, unknown>;
}

/** One paste from a wire item: typed words have other ids and can never acquire it. */
export interface WirePaste extends Entry {
  item: string;
  version: number;
}

export const LINEAGE_KINDS = ["redo", "move", "copy"] as const;
export type LineageKind = (typeof LINEAGE_KINDS)[number];

/** The characters at `client, clock` are the old ones' words under a new id. */
export interface LineageRow {
  client: number;
  clock: number;
  length: number;
  oldClient: number;
  oldClock: number;
  kind: LineageKind;
}
export type LineageTuple = readonly [number, number, number, number, number, LineageKind];

/**
 * Written by the server alone: pending words that are words of the story now (stored as a plain list of runs), or strikes
 * that were rejected for some ids (stored as `{rejected: [[key of the strike, ids], …]}`). A rejection outlives its
 * strike, because the author may be adding a letter to it in the same instant.
 */
export interface Settlement {
  key: string;
  ids: IdRun[];
  rejected: { strike: string; ids: IdRun[] }[];
}

export interface FactEntries {
  inline: InlineFormat;
  deletions: Strike;
  formats: FormatSuggestion;
  accepted: Settlement;
  wire: WirePaste;
  lineage: { key: string; rows: LineageRow[] };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function readEntry(key: string, value: Record<string, unknown>): Entry | null {
  const ids = readRuns(value.ids);
  if (ids.length === 0) return null;
  return {
    key,
    by: typeof value.by === "string" ? value.by : "",
    at: typeof value.at === "number" && Number.isFinite(value.at) ? value.at : 0,
    ids,
  };
}

/** The keys of a marker that a suggestion of a line's kind may set; null means: take the key away. */
export function readLineChange(value: unknown): Record<string, unknown> | undefined {
  if (!isObject(value)) return undefined;
  const change: Record<string, unknown> = {};
  if (isLineKind(value.kind)) change.kind = value.kind;
  for (const key of LINE_KEYS) if (value[key] !== undefined) change[key] = value[key];
  return Object.keys(change).length > 0 ? change : undefined;
}

export function readLineageRows(value: unknown): LineageRow[] {
  if (!Array.isArray(value)) return [];
  const rows: LineageRow[] = [];
  for (const row of value) {
    if (!Array.isArray(row)) continue;
    const [run] = readRuns([row.slice(0, 3)]);
    const [old] = readRuns([[row[3], row[4], row[2]]]);
    if (!run || !old || !LINEAGE_KINDS.includes(row[5])) continue;
    rows.push({
      client: run[0],
      clock: run[1],
      length: run[2],
      oldClient: old[0],
      oldClock: old[1],
      kind: row[5],
    });
  }
  return rows;
}

const READERS: { [M in FactMap]: (key: string, value: unknown) => FactEntries[M] | null } = {
  inline(key, value) {
    const entry = isObject(value) ? readEntry(key, value) : null;
    if (!entry || !isObject(value) || !isMarkName(value.mark) || typeof value.n !== "number") return null;
    const on = readMarkValue(value.mark, value.on);
    return on === undefined || !Number.isFinite(value.n)
      ? null
      : { ...entry, mark: value.mark, on, n: value.n };
  },
  deletions: (key, value) => (isObject(value) ? readEntry(key, value) : null),
  formats(key, value) {
    const entry = isObject(value) ? readEntry(key, value) : null;
    if (!entry || !isObject(value)) return null;
    if (isMarkName(value.mark)) {
      const on = readMarkValue(value.mark, value.on);
      return on === undefined ? null : { ...entry, mark: value.mark, on };
    }
    const line = readLineChange(value.kind);
    return line ? { ...entry, line } : null;
  },
  accepted(key, value) {
    const listed = isObject(value) && Array.isArray(value.rejected) ? (value.rejected as unknown[]) : [];
    const rejected = listed.flatMap((pair) =>
      Array.isArray(pair) && typeof pair[0] === "string" ? [{ strike: pair[0], ids: readRuns(pair[1]) }] : [],
    );
    const ids = readRuns(value);
    return ids.length > 0 || rejected.length > 0 ? { key, ids, rejected } : null;
  },
  wire(key, value) {
    const entry = isObject(value) ? readEntry(key, value) : null;
    if (!entry || !isObject(value) || typeof value.item !== "string") return null;
    return { ...entry, item: value.item, version: typeof value.version === "number" ? value.version : 0 };
  },
  lineage(key, value) {
    const rows = readLineageRows(value);
    return rows.length > 0 ? { key, rows } : null;
  },
};

/** Total: null for whatever is not an entry of this map. */
export function readFact<M extends FactMap>(map: M, key: string, value: unknown): FactEntries[M] | null {
  return READERS[map](key, value);
}
