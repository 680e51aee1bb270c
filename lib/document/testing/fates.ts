import { characterOf, isCopyName, type Observation, type Seen } from "#lib/document/testing/observation.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import type { Hands } from "#lib/document/story/hands.ts";

/** What must become of a character or a line marker: known from what was meant, never from what the documents say. */
export interface Fate {
  by: string;
  suggested: boolean;
  /** Whose suggestion it is, where they only copied it; otherwise its author's. */
  suggester?: string;
  /** Stood in the story before anybody wrote. */
  base: boolean;
  wire: string | null;
  moved: boolean;
  bold: boolean;
  boldSuggested: boolean;
  /** Who has really deleted it (and not brought it back). */
  deletedBy: Set<string>;
  struckBy: Set<string>;
  /** Who took a strike back (and may have struck it again), and whose strike was decided about: which one, is not followed. */
  unstruckBy: Set<string>;
  decidedFor: Set<string>;
  /** Who deleted it in the instant it was accepted: the newsroom brought it back and struck it in their name. */
  struckForThem: Set<string>;
  /** One of two living copies was taken away: which one, is chance. */
  doubtful: boolean;
  /** Undo brought it back once. */
  returned: boolean;
  root: string | null;
  /** The id it had when it was accepted: brought back by its suggesting author under another, it is pending again. */
  acceptedAs: string | null;
}

export type Failure = [rule: string, detail: string];

export function newFate(fate: Partial<Fate> & Pick<Fate, "by" | "suggested">): Fate {
  return {
    base: false,
    wire: null,
    moved: false,
    bold: false,
    boldSuggested: false,
    deletedBy: new Set(),
    struckBy: new Set(),
    unstruckBy: new Set(),
    decidedFor: new Set(),
    struckForThem: new Set(),
    doubtful: false,
    returned: false,
    root: null,
    acceptedAs: null,
    ...fate,
  };
}

/** One thing a peer did, as it was meant and as its own document shows it. */
export interface Deed {
  kind: string;
  peer: Peer;
  before: Observation;
  after: Observation;
  /** Characters that were typed or pasted. */
  typed: string;
  /** Names of the characters that were selected for deletion. */
  meant: ReadonlySet<string>;
  /** Characters that were pasted as copies. */
  copied: string;
}

/** The fates of everything in one script. */
export class Fates {
  readonly characters = new Map<string, Fate>();
  readonly markers = new Map<string, Fate>();
  readonly #hands: Hands;
  readonly #fail: (rule: string, detail: string) => void;

  constructor(hands: Hands, fail: (rule: string, detail: string) => void) {
    this.#hands = hands;
    this.#fail = fail;
  }

  /** Checks a deed against what was meant, then learns from it. */
  record(deed: Deed): void {
    this.#copy(deed);
    this.#checkMeaning(deed);
    this.#learn(deed, this.characters, deed.before.characters, deed.after.characters, true);
    this.#learn(deed, this.markers, deed.before.markers, deed.after.markers, false);
    for (const [character, seen] of deed.after.characters)
      this.#remember(this.characters.get(character), seen);
    for (const [marker, seen] of deed.after.markers) this.#remember(this.markers.get(marker), seen);
  }

  /** A resolver's deed: what is gone is gone for everybody, what is settled is no suggestion any more. */
  recordResolution(deed: Deed): void {
    const pairs = [
      [this.characters, deed.before.characters, deed.after.characters],
      [this.markers, deed.before.markers, deed.after.markers],
    ] as const;
    for (const [fates, before, after] of pairs) {
      for (const [key, was] of before) {
        const fate = fates.get(key);
        const is = after.get(key);
        if (!fate) continue;
        if (!is) fate.deletedBy.add("resolver");
        else {
          if (was.pending && !is.pending) {
            fate.suggested = false;
            fate.acceptedAs = `${is.client}:${is.clock}`;
          }
          for (const person of was.struckBy) {
            if (is.struckBy.has(person)) continue;
            fate.struckBy.delete(person);
            fate.decidedFor.add(person);
          }
          if (was.bold !== is.bold) fate.bold = is.bold;
        }
      }
    }
    for (const key of [...deed.before.characters.keys()].filter((key) => deed.after.characters.has(key))) {
      if (!this.characters.has(key)) this.#fail("resolver wrote words", key);
    }
  }

  /** The newsroom brought back what this person had deleted in the instant it was accepted. */
  recordRestoration(person: string, fate: Fate | undefined): void {
    if (!fate) return;
    fate.deletedBy.delete(person);
    fate.struckBy.add(person);
    fate.struckForThem.add(person);
  }

  /** A copy is written by whoever wrote its character, and a suggestion if it was pasted as one. */
  #copy({ peer, before, after, copied }: Deed): void {
    const pasted = [...after.characters.keys()].filter(
      (name) => isCopyName(name) && !before.characters.has(name) && !this.characters.has(name),
    );
    if (pasted.map(characterOf).sort().join("") !== [...copied].sort().join(""))
      this.#fail("local: copied words are not there", copied);
    for (const name of pasted) {
      const { by, wire } = this.characters.get(characterOf(name))!;
      this.characters.set(name, newFate({ by, wire, suggested: peer.suggests, suggester: peer.person }));
    }
  }

  #remember(fate: Fate | undefined, seen: Seen): void {
    if (fate) fate.root = seen.root;
  }

  #isOwnPending(peer: Peer, seen: Seen): boolean {
    const hand = this.#hands.get(seen.client);
    return peer.suggests && seen.pending && hand?.suggesting === true && hand.person === peer.person;
  }

  #checkMeaning({ peer, before, after, typed, meant }: Deed): void {
    for (const character of typed) {
      if (after.characters.get(character)?.count !== 1) this.#fail("local: typed word is missing", character);
    }
    for (const character of meant) {
      const was = before.characters.get(character);
      const is = after.characters.get(character);
      if (!was) continue;
      if (!peer.suggests || this.#isOwnPending(peer, was)) {
        if (is && was.count === 1) this.#fail("local: not deleted", character);
      } else if (!is || is.struckBy.size === 0) this.#fail("local: not struck", character);
    }
  }

  #learn(
    { kind, peer, meant }: Deed,
    fates: Map<string, Fate>,
    before: ReadonlyMap<string, Seen>,
    after: ReadonlyMap<string, Seen>,
    areCharacters: boolean,
  ): void {
    const isUndo = kind === "undo" || kind === "redo";
    // Of what overtook other messages a line may be read, and its past still be parked.
    const isHalfRead = peer.doc.store.pendingStructs !== null && !areCharacters;
    for (const [key, was] of before) {
      const is = after.get(key);
      const fate = fates.get(key);
      if (!fate) {
        if (!isHalfRead) this.#fail("unknown character", key);
        continue;
      }
      if (is && is.count < was.count) fate.doubtful = true;
      if (is) continue;
      fate.deletedBy.add(peer.person);
      if (areCharacters && !isUndo && !meant.has(key)) this.#fail("local: deleted besides", key);
    }
    for (const [key, is] of after) {
      const was = before.get(key);
      let fate = fates.get(key);
      if (!fate) {
        if (areCharacters) this.#fail("unknown character", key);
        if (areCharacters || (isHalfRead && hasComeFromElsewhere(peer, is))) continue;
        const suggested = this.#hands.get(is.client)?.suggesting === true;
        fates.set(key, (fate = newFate({ by: peer.person, suggested })));
      }
      if (!was) {
        fate.deletedBy.delete(peer.person);
        if (isUndo) fate.returned = true;
      }
      const isStruckElsewhere = fate.struckForThem.has(peer.person) && !was?.struckBy.has(peer.person);
      if (!is.struckBy.has(peer.person)) {
        if (was?.struckBy.has(peer.person)) fate.unstruckBy.add(peer.person);
        if (!isStruckElsewhere) fate.struckBy.delete(peer.person);
      } else if (!was?.struckBy.has(peer.person)) {
        fate.struckBy.add(peer.person);
        if (areCharacters && !isUndo && !meant.has(key)) this.#fail("local: struck besides", key);
      }
      if (was && was.pending !== is.pending) this.#fail("local: changed whether it is pending", key);
    }
  }
}

const hasComeFromElsewhere = ({ editId, suggestId }: Peer, { client }: Seen): boolean =>
  client !== editId && client !== suggestId;
