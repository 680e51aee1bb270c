import { readRuns } from "#lib/document/story/id-run.ts";
import type { FactMap } from "#lib/document/story/fields.ts";

/**
 * Notes beside the facts: they decide nothing, and whoever does not know them passes over them. A birth (in `formats`)
 * says when a suggesting hand wrote on, one a minute; an acceptance (in `accepted`) says whose decision an entry was.
 */
export interface Birth {
  by: string;
  /** Milliseconds since 1970, by the writer's clock. */
  at: number;
  client: number;
  clock: number;
}

export interface Acceptance {
  by: string;
  at: number;
  /** Key of the entry of `accepted` it is about; empty for a decision that left none. */
  of: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const isNamed = (value: Record<string, unknown>): value is { by: string; at: number } =>
  typeof value["by"] === "string" && typeof value["at"] === "number" && Number.isFinite(value["at"]);

/** Total: null for whatever is no birth. */
export function readBirth(value: unknown): Birth | null {
  if (!isObject(value) || value["born"] !== true || !isNamed(value)) return null;
  const [run, ...more] = readRuns((value as { ids?: unknown }).ids);
  if (!run || more.length > 0 || run[2] !== 1) return null;
  return { by: value.by, at: value.at, client: run[0], clock: run[1] };
}

/** Total: null for whatever is no acceptance. */
export function readAcceptance(value: unknown): Acceptance | null {
  if (!isObject(value) || !isNamed(value)) return null;
  const { of } = value as { of?: unknown };
  return typeof of === "string" ? { by: value.by, at: value.at, of } : null;
}

/** The notes of one document, followed entry by entry. */
export class SideNotes {
  readonly #births = new Map<string, Birth>();
  readonly #acceptances = new Map<string, Acceptance>();
  /** Births of one client id by clock; made when asked for. */
  #byClient: Map<number, Birth[]> | null = null;

  note(map: FactMap, key: string, value: unknown): void {
    const birth = map === "formats" ? readBirth(value) : null;
    if (birth) this.#births.set(key, birth);
    if (birth) this.#byClient = null;
    const acceptance = map === "accepted" ? readAcceptance(value) : null;
    if (acceptance) this.#acceptances.set(key, acceptance);
  }

  forget(key: string): void {
    if (this.#births.delete(key)) this.#byClient = null;
    this.#acceptances.delete(key);
  }

  /** When a character was written, to the minute; null where nobody noted it. */
  bornAt(client: number, clock: number): number | null {
    return this.#births.size === 0
      ? null
      : ((this.#of(client).findLast((birth) => birth.clock <= clock) ?? null)?.at ?? null);
  }

  /** When this client id last noted a birth. */
  lastBirth(client: number): number | null {
    return this.#of(client).at(-1)?.at ?? null;
  }

  /** Whose decision an entry of `accepted` was. */
  acceptance(of: string): Acceptance | null {
    for (const acceptance of this.#acceptances.values()) if (acceptance.of === of) return acceptance;
    return null;
  }

  #of(client: number): Birth[] {
    if (!this.#byClient) {
      this.#byClient = new Map();
      for (const birth of this.#births.values())
        this.#byClient.set(birth.client, [...(this.#byClient.get(birth.client) ?? []), birth]);
      for (const births of this.#byClient.values()) births.sort((a, b) => a.clock - b.clock);
    }
    return this.#byClient.get(client) ?? [];
  }
}
