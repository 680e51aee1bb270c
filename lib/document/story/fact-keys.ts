import * as Y from "yjs";

let written = 0;

/** `client-clock-n`, each in base 36: nobody else writes under this client id, so no two people share a key. */
export function newFactKey(doc: Y.Doc): string {
  const clock = Y.getState(doc.store, doc.clientID);
  return [doc.clientID, clock, written++].map((part) => part.toString(36)).join("-");
}

/** Beyond what any browser counts up to: what the server writes in somebody's name never meets a key of theirs. */
const IN_THEIR_NAME = 36 ** 10;

/** A key under which the server writes in the name of whoever holds this client id: they may withdraw it themselves. */
export function factKeyFor(doc: Y.Doc, client: number): string {
  return [client, Y.getState(doc.store, client), IN_THEIR_NAME + written++]
    .map((part) => part.toString(36))
    .join("-");
}

/** The client id a key was made under, or null when it is not one of our keys. */
export function factKeyClient(key: string): number | null {
  if (!/^[0-9a-z]{1,11}-[0-9a-z]{1,11}-[0-9a-z]{1,11}$/.test(key)) return null;
  return Number.parseInt(key, 36);
}
