import { judgeUpdate, writerRights, type Others, type Step } from "#lib/collaboration/line/judge-update.ts";
import { addsSomething, tooLongPart } from "#lib/collaboration/line/measure-update.ts";
import { hasOwnNews } from "#lib/collaboration/line/own-news.ts";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import type { StoryLog } from "#lib/collaboration/record/story-log.ts";
import { Steps } from "#lib/document/live-update/integration-steps.ts";
import { isResend, newPartOf } from "#lib/document/live-update/new-part.ts";
import { MOST_STRUCTS, readUpdate, type ReadUpdate } from "#lib/document/live-update/read-update.ts";
import { UnreadableUpdate } from "#lib/document/live-update/strict-decoder.ts";
import { haveTwoCopies, keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { restoreLost, wordsToRestore } from "#lib/document/suggestions/restore.ts";
import { lineageIn, UpdatePlaces } from "#lib/document/suggestions/update-places.ts";
import { CLOSED } from "#lib/newsroom/stories/live-messages.ts";
import type { RefusedWords } from "#lib/newsroom/stories/refused-words.ts";
import { log as newsroomLog } from "#lib/platform/log.ts";

/** A story and its past beyond this many bytes is no story. */
const HEAVIEST_STORY = 8 << 20;

/** Within this time of its opening, whoever was in a story before a crash is back. */
const TIME_TO_COME_BACK = 10_000;

/**
 * Takes one message with words: counts it, reads it once, asks whether it may be written, applies it and lets the log take
 * it, all in one turn, so that words of one window can never overtake each other. It is acknowledged when it is stored.
 */
export function receiveWords(seat: Seat, bytes: Uint8Array, sent: Step, log: StoryLog): void {
  // Only the first of them tells what a window knew when it came; a later one is a message like any other.
  const step = seat.isInStep ? "live" : sent;
  const { story } = seat;
  if (story.document.isDestroyed || story.isGivenUp)
    return seat.sendAway(CLOSED.again, "the story was closed");
  if (!seat.limits.bytes.take(bytes.length) || !seat.limits.messages.take(1)) return refuse(seat, "too-fast");
  // Typed while the handshake was under way: it may follow words that only the handshake brings.
  if (step === "live" && !seat.isInStep) return void seat.held.push(bytes);
  take(seat, bytes, step, log);
  if (step === "live") return;
  seat.isInStep = true;
  if (seat.isOpen && !seat.isWithheld) seat.story.isWholeUnder(seat.ids);
  for (const held of seat.held.splice(0)) take(seat, held, "live", log);
}

function take(seat: Seat, bytes: Uint8Array, step: Step, log: StoryLog): void {
  if (!seat.isOpen) return;
  const { story, limits } = seat;
  seat.count();
  const update = read(seat, bytes, step);
  if (!update) return;
  const part = newPartOf(story.document, update);
  const right = seat.mayWrite;
  // Said again, after a lost connection or by somebody who may only read: it needs no right and costs no work.
  if (isResend(part))
    return seat.isWithheld ? undefined : seat.acknowledgeAfter(story.lastSequence, log.durable);
  if (right === "read") {
    if (hasOwnNews(story.document, part, seat.actor.personId, story.hands)) seat.isWithheld = true;
    if (!seat.isWithheld) seat.acknowledgeAfter(story.lastSequence, log.durable);
    return;
  }
  const ids = part.structs.reduce((total, { length }) => total + length, 0);
  if (!limits.ids.take(ids)) return refuse(seat, "too-fast");

  const places = new UpdatePlaces(story.document, part);
  const rights = writerRights(story.hands, seat.actor.personId, right, step, story.forgotten);
  const steps = new Steps();
  const judgement = judgeUpdate(story.facts, places, rights, step, othersOf(seat), steps);
  if ("later" in judgement) return seat.sendAway(CLOSED.again, "words are missing");
  if ("refused" in judgement) return refuse(seat, judgement.refused);
  if (story.weight + bytes.length > HEAVIEST_STORY && addsSomething(part)) return refuse(seat, "story-full");
  const tooLong = tooLongPart(story.document, places);
  if (tooLong) return refuse(seat, `${tooLong}-too-long`);
  if (!limits.steps.take(steps.taken)) return refuse(seat, "too-fast");
  if (log.isFull) return seat.sendAway(CLOSED.storeAway, "the store is away");

  try {
    const lost = wordsToRestore(story.facts, places, rights);
    seat.delivery = judgement.taken;
    story.apply(part, seat);
    if (step === "live") seat.socket.hasWritten = true;
    if (lost) restoreLost(story.facts, lost);
    if (lost || haveTwoCopies(story.facts, lineageIn(places))) keepOneLivingCopy(story.facts);
  } catch (thrown) {
    const { personId } = seat.actor;
    newsroomLog().error({ err: thrown, storyId: story.id, person: personId }, "words could not be applied");
    return story.giveUp();
  }
  seat.acknowledgeAfter(story.lastSequence, log.durable);
}

/** The update as it is read, once for everybody who asks about it; null when this ends the connection. */
function read(seat: Seat, bytes: Uint8Array, step: Step): ReadUpdate | null {
  try {
    const update = readUpdate(bytes, MOST_STRUCTS[step]);
    let parts = update.structs.length;
    for (const ranges of update.deletions.values()) parts += ranges.length;
    if (seat.limits.parts.take(parts)) return update;
    refuse(seat, "too-fast");
  } catch (thrown) {
    if (!(thrown instanceof UnreadableUpdate)) throw thrown;
    // Bytes that broke on the way come whole with the next handshake; what no story may hold never does.
    if (thrown.code === "unreadable") seat.sendAway(CLOSED.again, "not an update");
    else refuse(seat, thrown.code);
  }
  return null;
}

function refuse(seat: Seat, refused: RefusedWords): void {
  const { story, actor } = seat;
  newsroomLog().warn({ storyId: story.id, person: actor.personId, refused }, "words were refused");
  seat.refuse(refused === "too-fast" ? CLOSED.tooMany : CLOSED.refused, refused);
}

const othersOf = ({ story }: Seat): Others => ({
  mayHaveLost: (client) => story.mayHaveLost(client),
  areStillComing: Date.now() - story.openedAt < TIME_TO_COME_BACK,
});
