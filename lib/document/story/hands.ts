/**
 * Who holds the pen. Each browser session declares two client ids, one for editing and one for suggesting; the server
 * binds both to the person before anything written under them is stored, so authorship cannot be forged.
 */
export interface Hand {
  person: string;
  suggesting: boolean;
}

/** Yjs client id → the hand it belongs to. */
export type Hands = ReadonlyMap<number, Hand>;
