import { EventEmitter } from "node:events";
import { once } from "#lib/platform/process.ts";

/** Something changed. Ids only, never content: whoever hears it refetches and is judged again. */
export interface Announcement {
  /** What kind of thing changed. */
  subject:
    | "story"
    | "publication"
    | "picture"
    | "person"
    | "desk"
    | "wire-source"
    | "presence"
    | "notification"
    | "newsroom";
  id: string;
  /** The event's or change's name, e.g. "story.approved", "story.words". */
  what: string;
}

export interface Bus {
  announce(announcement: Announcement): void;
  /** Returns the call that stops listening. */
  listen(hear: (announcement: Announcement) => void): () => void;
  /** How many there were. A page that was drawn at one number and listens from another has missed something. */
  count(): number;
}

export function inProcessBus(): Bus {
  const emitter = new EventEmitter().setMaxListeners(0);
  let count = 0;
  return {
    announce: (announcement) => {
      count++;
      emitter.emit("announcement", announcement);
    },
    count: () => count,
    listen: (hear) => {
      emitter.on("announcement", hear);
      return () => void emitter.off("announcement", hear);
    },
  };
}

export const bus = (): Bus => once("bus", inProcessBus);
