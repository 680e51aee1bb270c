import type { Hands } from "#lib/document/story/hands.ts";
import type { ForgottenWords } from "#lib/document/suggestions/forgotten-words.ts";

/** What a connection may write, as the server knows it. */
export interface WriterRights {
  mayEdit: boolean;
  maySuggest: boolean;
  /** This connection's client ids. */
  editIds: ReadonlySet<number>;
  suggestIds: ReadonlySet<number>;
  hands: Hands;
  /** What the document's deleted words were; without it only living words can be claimed to be back. */
  forgotten?: ForgottenWords;
  person: string;
  /** In a handshake: may give back what others wrote and a crash took from the server. */
  mayRelay?: boolean;
}

/** In whose name, and with whose rights, one struct is judged. */
export interface Writer {
  person: string;
  edits: boolean;
  hands: Hands;
}

/** Is this client id one of the person's own, for suggesting? Under any connection: yesterday's words are theirs too. */
export function isOwnSuggestion(
  client: number,
  { hands, person }: Pick<Writer, "hands" | "person">,
): boolean {
  const hand = hands.get(client);
  return hand !== undefined && hand.suggesting && hand.person === person;
}

/** Is this client id the person's own, in whatever session? */
export const isOwn = (client: number, { hands, person }: Pick<Writer, "hands" | "person">): boolean =>
  hands.get(client)?.person === person;
