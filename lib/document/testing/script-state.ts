import type { Mode } from "#lib/document/binding/story-binding-options.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import type { Alphabet, Letters } from "#lib/document/testing/alphabet.ts";
import type { Fate, Fates, Failure } from "#lib/document/testing/fates.ts";
import type { Peer } from "#lib/document/testing/peers.ts";
import type { Random } from "#lib/document/testing/random.ts";

/** What people do in a script. */
export const DEED_KINDS = [
  "type",
  "typeOver",
  "erase",
  "eraseAcross",
  "split",
  "join",
  "bold",
  "paste",
  "wire",
  "move",
  "copy",
  "changeKind",
  "picture",
  "undo",
  "redo",
  "resolve",
  "resolveCard",
  "changeMode",
  "breakStory",
] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

export interface ScriptOptions {
  /** One peer for each. */
  modes: readonly Mode[];
  deeds?: number;
  /** How likely each deed is, beside the usual ones; 0 switches one off. */
  weights?: Partial<Record<DeedKind, number>>;
  /** How likely a peer goes offline, or comes back, after a deed. */
  offline?: number;
  letters?: Letters;
  /** The body begins without a marker, as only a broken story does. */
  implicit?: boolean;
  twoResolvers?: boolean;
  /** Changes anywhere in the story join one step of undo; when it is not said, in every other script. */
  farSteps?: boolean;
  /** Messages of different people, and of one, overtake each other: worse than any line to the newsroom. */
  overtaking?: boolean;
  /** Called with the peers before anything is written; for checking each update as a server would. */
  tap?: (base: Uint8Array, peers: Peer[], hands: Map<number, Hand>) => void;
}

export interface ScriptResult {
  failures: Failure[];
  /** Things worth knowing that are no failures, with how often. */
  remarks: Map<string, number>;
}

/** Everything a deed may look at and change. */
export interface Script {
  options: ScriptOptions;
  random: Random;
  peers: Peer[];
  hands: Map<number, Hand>;
  fates: Fates;
  alphabet: Alphabet;
  /** Number of the deed being done. */
  number: number;
  /** New characters with their fate; each run must keep its order for ever. */
  birth(count: number, fate: Partial<Fate> & Pick<Fate, "by" | "suggested">): string;
  runs: string[][];
  wasUndone: boolean;
  wasResolved: boolean;
  fail(rule: string, detail: string): void;
}
