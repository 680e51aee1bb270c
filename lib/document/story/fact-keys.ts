import * as Y from "yjs";

let written = 0;

/** `client-clock-n`, each in base 36: nobody else writes under this client id, so no two people share a key. */
export function newFactKey(doc: Y.Doc): string {
  const clock = Y.getState(doc.store, doc.clientID);
  return [doc.clientID, clock, written++].map((part) => part.toString(36)).join("-");
}

/** The client id a key was made under, or null when it is not one of our keys. */
export function factKeyClient(key: string): number | null {
  if (!/^[0-9a-z]{1,11}-[0-9a-z]{1,11}-[0-9a-z]{1,11}$/.test(key)) return null;
  return Number.parseInt(key, 36);
}
