import { judgeSession } from "#lib/auth/actor-of-cookie.ts";
import type { LiveSocket } from "#lib/collaboration/line/live-socket.ts";
import type { OpenStories } from "#lib/collaboration/open-stories.ts";
import { stageOf } from "#lib/collaboration/line/sign-on.ts";
import { CLOSED, SIGN_ON_REFUSALS } from "#lib/newsroom/stories/live-messages.ts";
import { writingRight } from "#lib/newsroom/stories/permissions.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { log } from "#lib/platform/log.ts";

/** Sessions also end by themselves, which nobody announces. */
const RECHECK = 60_000;

/**
 * Rights are decided in one place, from the database. Whatever might change one is announced; whoever it may concern is
 * judged again, one change after the other. What cannot be judged is closed: the browser comes back and is judged anew.
 */
export function watchAccess(open: OpenStories, sockets: ReadonlySet<LiveSocket>): () => void {
  let line: Promise<void> = Promise.resolve();
  const inLine = (work: () => Promise<void>) => {
    open.accessChanges++;
    line = line
      .then(work)
      .catch((thrown: unknown) => log().error({ err: thrown }, "rights could not be judged"));
  };
  const stopListening = bus().listen((heard) => {
    if (concernsPerson(heard))
      inLine(() => judgeSockets([...sockets].filter(({ actor }) => actor.personId === heard.id)));
    else if (heard.subject === "story" && heard.what !== "story.words")
      inLine(() => judgeStory(open, heard.id));
  });
  const recheck = setInterval(() => inLine(() => judgeSockets([...sockets])), RECHECK);
  recheck.unref();
  return () => {
    stopListening();
    clearInterval(recheck);
  };
}

const concernsPerson = ({ subject }: Announcement): boolean => subject === "person";

async function judgeSockets(sockets: readonly LiveSocket[]): Promise<void> {
  const judged = new Map<string, ReturnType<typeof judgeSession>>();
  const used = new Set<string>();
  for (const socket of sockets) {
    // An open story alone keeps no session open; typing does.
    if (socket.hasWritten) used.add(socket.actor.sessionId);
    socket.hasWritten = false;
  }
  for (const socket of sockets) {
    const { sessionId } = socket.actor;
    if (!judged.has(sessionId))
      judged.set(sessionId, judgeSession(sessionId, { isUse: used.has(sessionId) }));
    try {
      const verdict = await judged.get(sessionId)!;
      if (!verdict.actor) {
        end(socket, verdict.why === "suspended" ? "access-ended" : "session-ended");
        continue;
      }
      socket.actor = verdict.actor;
      for (const seat of socket.seats.values())
        seat.changeRight(writingRight(verdict.actor, seat.story.stage), "person-changed");
    } catch (thrown) {
      log().warn({ err: thrown }, "a session could not be judged");
      socket.close(CLOSED.again, "judged anew");
    }
  }
}

function end(socket: LiveSocket, why: "access-ended" | "session-ended"): void {
  const sentence = SIGN_ON_REFUSALS[why];
  for (const seat of socket.seats.values()) seat.tell({ say: "ended", sentence });
  socket.close(CLOSED.accessEnded, why);
}

async function judgeStory(open: OpenStories, storyId: string): Promise<void> {
  const story = open.stories.get(storyId);
  if (!story) return;
  try {
    const stage = await stageOf(storyId);
    if (!stage || stage === story.stage) return;
    story.stage = stage;
    for (const seat of story.seats) seat.changeRight(writingRight(seat.actor, stage), "story-moved");
  } catch (thrown) {
    log().warn({ err: thrown, storyId }, "a story's stage could not be read");
    for (const seat of story.seats) seat.sendAway(CLOSED.again, "judged anew");
  }
}
