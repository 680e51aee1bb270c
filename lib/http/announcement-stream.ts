import { holds, type Actor } from "#lib/newsroom/people/actor.ts";
import { bus, type Announcement } from "#lib/platform/bus.ts";
import { once } from "#lib/platform/process.ts";
import { refuse } from "#lib/platform/refusal.ts";

export const MOST_STREAMS_OF_A_PERSON = 20;
/** A stream whose reader is so far behind is ended: the browser comes back, and asks for everything anew. */
const MOST_UNREAD = 64 * 1024;
/** A line that says nothing for long is cut by proxies. */
const BEAT = 25_000;
const OWN_AFFAIRS: ReadonlySet<Announcement["subject"]> = new Set(["person", "notification"]);

interface Listening {
  actor: Actor;
  /** What is said first. */
  greeting: string;
  /** At which number of announcements the page was drawn; null when it does not say. */
  drawnAt: string | null;
  /** Who it is by now; null when their access has ended. */
  judge: () => Promise<Actor | null>;
  /** The reader has gone. */
  gone: AbortSignal;
}

/** How many streams each person has open, in this process. */
const streams = (): Map<string, number> => once("announcement-streams", () => new Map<string, number>());

function takePlace(personId: string): () => void {
  const open = streams().get(personId) ?? 0;
  if (open >= MOST_STREAMS_OF_A_PERSON)
    refuse("too-many", "You have Galley open in too many windows. Close some of them.");
  streams().set(personId, open + 1);
  return () => {
    const left = (streams().get(personId) ?? 1) - 1;
    if (left > 0) streams().set(personId, left);
    else streams().delete(personId);
  };
}

/** Whose access changed and whom a notification reached is the business of that person and of administrators. */
export const mayHear = (actor: Actor, { subject, id }: Announcement): boolean =>
  !OWN_AFFAIRS.has(subject) || id === actor.personId || holds(actor, "administrator");

/** The announcements that a person may hear, as a browser's EventSource reads them. Refuses with "too-many". */
export function announcementStream(listening: Listening): ReadableStream<Uint8Array> {
  const { greeting, drawnAt, judge, gone } = listening;
  const leave = takePlace(listening.actor.personId);
  const text = new TextEncoder();
  let actor = listening.actor;
  let stop: (() => void) | undefined;
  let end = () => undefined as void;

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const say = (words: string) => {
          if ((controller.desiredSize ?? 0) <= 0) return end();
          controller.enqueue(text.encode(words));
        };
        const tell = (announcement: Announcement) => say(`data: ${JSON.stringify(announcement)}\n\n`);
        const unhear = bus().listen((announcement) => {
          if (mayHear(actor, announcement)) tell(announcement);
          if (announcement.subject !== "person" || announcement.id !== actor.personId) return;
          // My own access changed: they who may not ask may not listen either, and another role hears something else.
          // Where that cannot be judged just now the line ends too: the browser comes back and is judged again.
          void judge().then(
            (still) => (still ? (actor = still) : end()),
            () => end(),
          );
        });
        const beat = setInterval(() => say(": still here\n\n"), BEAT);
        stop = () => {
          stop = undefined;
          clearInterval(beat);
          unhear();
          leave();
          gone.removeEventListener("abort", end);
        };
        end = () => {
          if (!stop) return;
          stop();
          controller.close();
        };
        gone.addEventListener("abort", end);
        say(greeting);
        // What happened between the drawing of the page and the opening of this line was not heard: ask again.
        if (drawnAt !== null && drawnAt !== String(bus().count()))
          tell({ subject: "newsroom", id: "all", what: "line.back" });
        if (gone.aborted) end();
      },
      cancel: () => stop?.(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_UNREAD }),
  );
}
