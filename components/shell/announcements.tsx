"use client";

import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";
import type { Announcement } from "#lib/platform/bus.ts";
import { useLookAgain } from "./look-again.tsx";

type Hear = (announcement: Announcement) => void;
const Hearing = createContext<((hear: Hear) => () => void) | null>(null);

/**
 * Hears what changes in the newsroom. Browsers allow six lines to one address over all tabs, so one tab holds the
 * line and tells the others; when it closes, the next takes over.
 */
export function AnnouncementsProvider({ drawnAt, children }: { drawnAt: number; children: ReactNode }) {
  const listeners = useRef(new Set<Hear>());
  // The number at which the first page was drawn; later ones listen while they are drawn.
  const since = useRef(drawnAt);
  const subscribe = useMemo(
    () => (hear: Hear) => {
      listeners.current.add(hear);
      return () => void listeners.current.delete(hear);
    },
    [],
  );

  useEffect(() => {
    const tell: Hear = (announcement) => listeners.current.forEach((hear) => hear(announcement));
    const others = new BroadcastChannel("galley-announcements");
    others.onmessage = ({ data }: MessageEvent<Announcement>) => tell(data);
    const stop = new AbortController();

    const holdTheLine = () =>
      new Promise<void>((done) => {
        // The lock may come when this page has just left: it goes on to the next.
        if (stop.signal.aborted) return done();
        const line = new EventSource(`/api/announcements?since=${since.current}`);
        let dropped = false;
        line.onmessage = ({ data }: MessageEvent<string>) => {
          const announcement = JSON.parse(data) as Announcement;
          tell(announcement);
          others.postMessage(announcement);
        };
        line.onerror = () => (dropped = true);
        // What happened while the line was down was not heard: everyone asks again.
        line.onopen = () => {
          if (!dropped) return;
          dropped = false;
          const again: Announcement = { subject: "newsroom", id: "all", what: "line.back" };
          tell(again);
          others.postMessage(again);
        };
        stop.signal.addEventListener("abort", () => {
          line.close();
          done();
        });
      });

    if (navigator.locks)
      navigator.locks
        .request("galley-announcements", { signal: stop.signal }, holdTheLine)
        .catch((thrown: unknown) => {
          if (!stop.signal.aborted) throw thrown;
        });
    else void holdTheLine();
    return () => {
      stop.abort();
      others.close();
    };
  }, []);

  return <Hearing value={subscribe}>{children}</Hearing>;
}

/** Calls `onHear` for every announcement that `filter` lets through. */
export function useAnnouncements(filter: (announcement: Announcement) => boolean, onHear: Hear): void {
  const subscribe = useContext(Hearing);
  const latest = useRef({ filter, onHear });
  useEffect(() => {
    latest.current = { filter, onHear };
  });
  useEffect(
    () =>
      subscribe?.((announcement) => {
        if (announcement.what === "line.back" || latest.current.filter(announcement))
          latest.current.onHear(announcement);
      }),
    [subscribe],
  );
}

/** Renders nothing; asks the server for this page anew when one of these subjects changes. */
export function RefreshOn({ subjects, id }: { subjects: Announcement["subject"][]; id?: string }) {
  const lookAgain = useLookAgain();
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useAnnouncements(
    (announcement) => subjects.includes(announcement.subject) && (!id || announcement.id === id),
    () => {
      waiting.current ??= setTimeout(() => {
        waiting.current = undefined;
        lookAgain();
      }, 250);
    },
  );
  useEffect(() => () => clearTimeout(waiting.current), []);
  return null;
}
