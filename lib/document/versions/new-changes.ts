import * as Y from "yjs";
import { factKeyClient } from "#lib/document/story/fact-keys.ts";
import type { FormatSuggestion } from "#lib/document/story/fact-entries.ts";
import type { Facts, Stretch } from "#lib/document/story/facts.ts";
import { markerOf } from "#lib/document/story/line-marker.ts";
import type { LivingStretch } from "#lib/document/story/living-words.ts";
import { sameMarks } from "#lib/document/story/marks.ts";

/** What was done by others to words that one has read. */
interface NewChange {
  kind: "struck" | "changed";
  person: string | null;
  change?: string;
}

/** A character or marker that stood in the story when it was read. */
export const wasThere = (seen: Y.Snapshot, client: number, clock: number): boolean =>
  clock < (seen.sv.get(client) ?? 0) && !Y.isDeleted(seen.ds, Y.createID(client, clock));

/** What a line's keys are called where they change. */
const KEY_CHANGES: Record<string, string> = {
  kind: "Kind of line changed",
  ordered: "Kind of line changed",
  level: "Level of the list changed",
  picture: "Picture changed",
  alt: "Alt text changed",
  crop: "Crop changed",
};

/** Strikes, looks, kinds of line and alt texts that are newer than somebody's reading, and not their own. */
export class NewChanges {
  readonly #facts: Facts;
  readonly #seen: Y.Snapshot;
  readonly #me: string;

  constructor(facts: Facts, seen: Y.Snapshot, me: string) {
    this.#facts = facts;
    this.#seen = seen;
    this.#me = me;
  }

  /** The first of what is new about words or a line that was there; null when nothing is. */
  of(stretch: LivingStretch): NewChange | null {
    const strike = this.#facts.strikes(stretch).find((entry) => this.#isNews(entry));
    if (strike) return { kind: "struck", person: strike.by };
    const change = this.#line(stretch) ?? this.#look(stretch);
    if (change) return change;
    const wish = this.#facts.formatSuggestions(stretch).find((entry) => this.#isNews(entry));
    return wish ? { kind: "changed", person: wish.by, change: nameOfWish(wish) } : null;
  }

  #look(stretch: Stretch): NewChange | null {
    const news = this.#facts.index.inline
      .covering(stretch.rootClient, stretch.rootClock)
      .filter((entry) => this.#isNews(entry));
    if (news.length === 0) return null;
    const before = this.#facts.marks(stretch, (entry) => !news.includes(entry));
    if (sameMarks(before, this.#facts.marks(stretch))) return null;
    const last = news.reduce((a, b) => (a.n > b.n ? a : b));
    return { kind: "changed", person: last.by, change: "Look changed" };
  }

  #line({ item, client, clock }: LivingStretch): NewChange | null {
    const marker = markerOf(item);
    // One that moved or came back was written anew with all its keys: those are no news.
    if (!marker || !wasThere(this.#seen, client, clock)) return null;
    for (const [key, change] of Object.entries(KEY_CHANGES)) {
      const entry = marker._map.get(key);
      if (!entry || entry.deleted || !this.#isNew(entry.id.client, entry.id.clock)) continue;
      const person = this.#facts.hand(entry.id.client)?.person ?? null;
      if (person !== this.#me) return { kind: "changed", person, change };
    }
    return null;
  }

  #isNews({ by, key }: { by: string; key: string }): boolean {
    const client = factKeyClient(key);
    return by !== this.#me && client !== null && this.#isNew(client, clockOfKey(key));
  }

  #isNew(client: number, clock: number): boolean {
    return clock >= (this.#seen.sv.get(client) ?? 0);
  }
}

const clockOfKey = (key: string): number => Number.parseInt(key.split("-")[1] ?? "0", 36);

function nameOfWish({ line }: FormatSuggestion): string {
  if (!line) return "Another look suggested";
  return Object.keys(line).join() === "alt" ? "Alt text suggested" : "Change of the line suggested";
}
