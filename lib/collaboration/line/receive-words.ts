import * as Y from "yjs";
import {
  judgeUpdate,
  writerRights,
  type Judgement,
  type Others,
  type Step,
} from "#lib/collaboration/line/judge-update.ts";
import { addsSomething, tooLongWith } from "#lib/collaboration/line/measure-update.ts";
import { hasOwnNews } from "#lib/collaboration/line/own-news.ts";
import { hasParkedMore, parkedIn } from "#lib/collaboration/line/parked-words.ts";
import type { Seat } from "#lib/collaboration/line/seat.ts";
import type { StoryLog } from "#lib/collaboration/record/story-log.ts";
import { keepOneLivingCopy } from "#lib/document/suggestions/living-copies.ts";
import { restoreLost, wordsToRestore } from "#lib/document/suggestions/restore.ts";
import { CLOSED } from "#lib/newsroom/stories/live-messages.ts";
import { log as newsroomLog } from "#lib/platform/log.ts";

/** A story and its past beyond this many bytes is no story. */
const HEAVIEST_STORY = 8 << 20;
/** Words that wait for others they depend on. */
const MOST_PARKED = 1 << 20;

/** Within this time of its opening, whoever was in a story before a crash is back. */
const TIME_TO_COME_BACK = 10_000;

const AS_HEAVY_AS_CAN_BE = "This story is as large as a story can be. Begin another one.";
const TOO_FAST = "That was more at once than a person types. Paste less at a time.";

/**
 * Takes one message with words: counts it, asks whether it may be written, applies it and lets the log take it, all in
 * one turn, so that words of one window can never overtake each other. It is acknowledged when it is stored.
 */
export function receiveWords(seat: Seat, update: Uint8Array, sent: Step, log: StoryLog): void {
  // Only the first of them tells what a window knew when it came; a later one is a message like any other.
  const step = seat.isInStep ? "live" : sent;
  if (seat.story.document.isDestroyed) return seat.sendAway(CLOSED.again, "the story was closed");
  if (!seat.bytes.take(update.length) || !seat.messages.take(1)) return seat.refuse(CLOSED.tooMany, TOO_FAST);
  // Typed while the handshake was under way: it may follow words that only the handshake brings.
  if (step === "live" && !seat.isInStep) return void seat.held.push(update);
  take(seat, update, step, log);
  if (step === "live") return;
  seat.isInStep = true;
  if (seat.isOpen && !seat.isWithheld) seat.story.isWholeUnder(seat.ids);
  for (const held of seat.held.splice(0)) take(seat, held, "live", log);
}

function take(seat: Seat, update: Uint8Array, step: Step, log: StoryLog): void {
  if (!seat.isOpen) return;
  const { story } = seat;
  const { document } = story;
  seat.count();
  const right = seat.mayWrite;
  if (right === "read") return readAlong(seat, update, log);
  const rights = writerRights(story.hands, seat.actor.personId, right, step, story.forgotten);
  let judgement: Judgement;
  try {
    judgement = judgeUpdate(document, update, rights, step, othersOf(seat));
  } catch {
    return seat.sendAway(CLOSED.again, "not an update");
  }
  if ("later" in judgement) return seat.sendAway(CLOSED.again, "words are missing");
  const refused = "refused" in judgement ? judgement.refused : tooMuch(seat, update);
  if (refused || !("taken" in judgement)) {
    newsroomLog().warn({ storyId: story.id, person: rights.person, refused }, "words were refused");
    return seat.refuse(CLOSED.refused, refused ?? "");
  }
  if (log.isFull) return seat.sendAway(CLOSED.storeAway, "the store is away");

  const lost = wordsToRestore(document, update, rights);
  const parkedBefore = parkedIn(document);
  seat.delivery = judgement.taken;
  // Words that waited for these go to everybody, their own window included.
  seat.socket.isMuted = parkedBefore.structs === null && parkedBefore.deletions === null;
  try {
    Y.applyUpdate(document, update, seat);
  } finally {
    seat.socket.isMuted = false;
  }
  if (hasParkedMore(document, parkedBefore)) {
    // Yjs keeps what depends on missing words aside and says nothing: stored as it came, it is safe all the same.
    story.append(update, seat);
    const waiting = document.store.pendingStructs?.update.length ?? 0;
    if (waiting > MOST_PARKED) return seat.sendAway(CLOSED.again, "too much is missing");
  }
  if (lost) restoreLost(document, lost);
  seat.acknowledgeAfter(story.lastSequence, log.durable);
  if (judgement.taken.hasLineage || lost) keepOneLivingCopy(document, story.hands);
}

const othersOf = ({ story }: Seat): Others => ({
  mayHaveLost: (client) => story.mayHaveLost(client),
  areStillComing: Date.now() - story.openedAt < TIME_TO_COME_BACK,
});

/** Whoever takes something away from a story that has become too heavy, or only comes in, is welcome. */
function tooMuch({ story: { weight, document } }: Seat, update: Uint8Array): string | null {
  const isTooHeavy = weight + update.length > HEAVIEST_STORY && addsSomething(document, update);
  return isTooHeavy ? AS_HEAVY_AS_CAN_BE : tooLongWith(document, update);
}

/** A reader writes nothing; words of theirs (typed before the right was taken) are never shown as saved. */
function readAlong(seat: Seat, update: Uint8Array, log: StoryLog): void {
  const { story, actor } = seat;
  try {
    if (hasOwnNews(story.document, update, actor.personId, story.hands)) seat.isWithheld = true;
  } catch {
    return seat.sendAway(CLOSED.again, "not an update");
  }
  if (!seat.isWithheld) seat.acknowledgeAfter(story.lastSequence, log.durable);
}
