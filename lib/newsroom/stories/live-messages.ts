/**
 * What the live socket says beside the words themselves, as plain text messages of the collaboration protocol. The
 * server and the browser read the same list.
 */

/** Who writes under a client id: the id, the person, and whether it is their suggesting hand. */
export type HandEntry = [clientId: number, personId: string, suggesting: 0 | 1];

export type LiveRight = "edit" | "suggest" | "read";

export type LiveMessage =
  /** The first `count` messages with content of this connection are stored for good. */
  | { say: "saved"; count: number }
  | { say: "store"; state: "down" | "up" }
  | { say: "hands"; hands: HandEntry[] }
  | { say: "right"; right: LiveRight }
  /** The connection is over and must not be tried again; the sentence is for the person. */
  | { say: "ended"; sentence: string }
  /** What was sent could not be taken; the connection is over. */
  | { say: "refused"; sentence: string }
  | { say: "pong" };

const RIGHTS: readonly string[] = ["edit", "suggest", "read"];

export function writeLiveMessage(message: LiveMessage): string {
  switch (message.say) {
    case "saved":
      return `saved:${message.count}`;
    case "store":
      return `store:${message.state}`;
    case "hands":
      return `hands:${JSON.stringify(message.hands)}`;
    case "right":
      return `right:${message.right}`;
    case "ended":
    case "refused":
      return `${message.say}:${message.sentence}`;
    case "pong":
      return "pong";
  }
}

/** Undefined for what this version does not know: a newer server may say more. */
export function readLiveMessage(text: string): LiveMessage | undefined {
  const colon = text.indexOf(":");
  const say = colon < 0 ? text : text.slice(0, colon);
  const rest = colon < 0 ? "" : text.slice(colon + 1);
  if (say === "saved" && /^\d{1,15}$/.test(rest)) return { say, count: Number(rest) };
  if (say === "store" && (rest === "down" || rest === "up")) return { say, state: rest };
  if (say === "hands") return { say, hands: JSON.parse(rest) as HandEntry[] };
  if (say === "right" && RIGHTS.includes(rest)) return { say, right: rest as LiveRight };
  if (say === "ended" || say === "refused") return { say, sentence: rest };
  if (say === "pong") return { say };
  return undefined;
}

/** Asked by the browser when it wants to know whether the line is still there; answered "pong". */
export const PING = "ping";

/** Why the server closes a socket. Anything else is a lost line: try again. */
export const CLOSED = {
  /** Out of step (a broken frame, missing words): connect again, the handshake repairs it. */
  again: 4400,
  accessEnded: 4401,
  /** What was sent may not be written; trying again would be refused again. */
  refused: 4403,
  tooMany: 4429,
  storeAway: 4503,
} as const;

/** Why a sign-on to a story was refused. */
export const SIGN_ON_REFUSALS = {
  "store-down": "The words cannot be stored just now. We keep trying.",
  "not-found": "There is no such story, or you may not read it.",
  "client-id-taken": "This window's identity is in use elsewhere.",
  "too-often": "Galley was opened too often in a short time. Wait a minute, then reload this page.",
  "bad-token": "This page did not say who is writing. Reload it.",
  "older-page": "Galley was renewed since this page was opened. Reload when you like: nothing is lost.",
  "access-ended": "Your access has ended.",
  "session-ended": "Your session has ended. Sign in again: what you typed is kept.",
} as const;
export type SignOnRefusal = keyof typeof SIGN_ON_REFUSALS;

export const isSignOnRefusal = (reason: string): reason is SignOnRefusal =>
  Object.hasOwn(SIGN_ON_REFUSALS, reason);

/** What a browser signs on to a story with, as JSON in the protocol's token. */
export interface SignOnToken {
  edit?: number;
  suggest?: number;
  /** The document format this page writes. */
  format: number;
  /** Ids of earlier windows of this person, whose unsaved words are brought along. */
  earlier?: { edit: number[]; suggest: number[] };
}
