import { eq } from "drizzle-orm";
import { judgeSession } from "#lib/auth/actor-of-cookie.ts";
import type { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import { declareHands } from "#lib/collaboration/record/declare-hands.ts";
import { database, tables } from "#lib/database/database.ts";
import { DOCUMENT_FORMAT } from "#lib/document/story/fields.ts";
import type { Hand } from "#lib/document/story/hands.ts";
import type { Actor } from "#lib/newsroom/people/actor.ts";
import { CLOSED, type SignOnRefusal } from "#lib/newsroom/stories/live-messages.ts";
import { writingRight, type WritingRight } from "#lib/newsroom/stories/permissions.ts";
import type { Stage } from "#lib/newsroom/stories/story.ts";
import { log } from "#lib/platform/log.ts";

/** Without a message: Hocuspocus logs messages, and a refusal is no fault of ours. Its reason reaches the browser. */
export class SignOnRefused extends Error {
  readonly reason: SignOnRefusal;
  constructor(reason: SignOnRefusal) {
    super("");
    this.reason = reason;
  }
}

export interface SignedOn {
  actor: Actor;
  stage: Stage;
  right: WritingRight;
  hands: Map<number, Hand>;
}

const MOST_EARLIER = 200;

/**
 * Judges a person who opens a story: session, story, right; then binds the client ids they will write with. `mayDeclare`
 * throws a `SignOnRefused` for ids that they may not have.
 */
export async function signOn(
  actor: Actor,
  storyId: string,
  token: string,
  mayDeclare: (hands: ReadonlyMap<number, Hand>) => void,
): Promise<SignedOn> {
  try {
    const { stage, actor: fresh } = await judgeAgain(actor, storyId);
    const right = writingRight(fresh, stage);
    const hands = declaredHands(token, fresh.personId, right);
    mayDeclare(hands);
    if (!(await declareHands(database(), storyId, fresh.personId, hands)))
      throw new SignOnRefused("client-id-taken");
    return { actor: fresh, stage, right, hands };
  } catch (thrown) {
    if (thrown instanceof SignOnRefused) throw thrown;
    log().warn({ err: thrown, storyId }, "a sign-on could not be judged");
    throw new SignOnRefused("store-down");
  }
}

/** The person and the story as the database knows them this moment. */
export async function judgeAgain(actor: Actor, storyId: string): Promise<{ actor: Actor; stage: Stage }> {
  const judged = await judgeSession(actor.sessionId, { isUse: false });
  if (!judged.actor) throw new SignOnRefused(judged.why === "suspended" ? "access-ended" : "session-ended");
  const stage = await stageOf(storyId);
  if (!stage) throw new SignOnRefused("not-found");
  return { actor: judged.actor, stage };
}

export async function stageOf(storyId: string): Promise<Stage | null> {
  if (!/^[0-9a-z-]{1,64}$/.test(storyId)) return null;
  const { id, stage } = tables.story;
  const [row] = await database().select({ stage }).from(tables.story).where(eq(id, storyId));
  return row?.stage ?? null;
}

/** The hands a token declares, as far as the person's right goes. */
export function declaredHands(token: string, person: string, right: WritingRight): Map<number, Hand> {
  const { edit, suggest, format, earlier } = readToken(token);
  if (format !== DOCUMENT_FORMAT) throw new SignOnRefused("older-page");
  const hands = new Map<number, Hand>();
  const add = (ids: unknown[], suggesting: boolean) => {
    for (const id of ids) {
      if (!isClientId(id) || hands.has(id)) throw new SignOnRefused("bad-token");
      hands.set(id, { person, suggesting });
    }
  };
  if (right === "read") return hands;
  if (suggest !== undefined) add([suggest], true);
  add(listOf(earlier?.suggest), true);
  if (right !== "edit") return hands;
  if (edit !== undefined) add([edit], false);
  add(listOf(earlier?.edit), false);
  return hands;
}

/** Throws when these ids are too many, or one of them is somebody else's caret: theirs, though it has written nothing. */
export function judgeDeclared(
  hands: ReadonlyMap<number, Hand>,
  { actor, limits }: Pick<LiveSocket, "actor" | "limits">,
  seats: Iterable<Pick<Seat, "actor" | "caretId">> = [],
): void {
  if (!limits.declared.take(hands.size)) throw new SignOnRefused("too-often");
  for (const { caretId, actor: other } of seats)
    if (caretId !== null && hands.has(caretId) && other.personId !== actor.personId)
      throw new SignOnRefused("client-id-taken");
}

/** After the answer with the reason; a socket left open after a refusal looks alive and is not. */
export function closeAfterAnswer(socket: LiveSocket, reason: SignOnRefused["reason"]): void {
  setImmediate(() => socket.close(reason === "store-down" ? CLOSED.storeAway : CLOSED.refused, reason));
}

interface UnreadToken {
  edit?: unknown;
  suggest?: unknown;
  format?: unknown;
  earlier?: { edit?: unknown; suggest?: unknown };
}

function readToken(token: string): UnreadToken {
  try {
    const read = JSON.parse(token) as unknown;
    if (typeof read === "object" && read !== null) return read;
  } catch {
    // No JSON, no token.
  }
  throw new SignOnRefused("bad-token");
}

function listOf(ids: unknown): unknown[] {
  if (ids === undefined) return [];
  if (!Array.isArray(ids) || ids.length > MOST_EARLIER) throw new SignOnRefused("bad-token");
  return ids as unknown[];
}

const isClientId = (id: unknown): id is number => Number.isSafeInteger(id) && (id as number) > 0;
