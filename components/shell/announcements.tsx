"use client";

import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Announcement } from "#lib/platform/bus.ts";
import { holdLine, type Heard } from "./held-line.ts";
import { useRefresh } from "./refresh.tsx";

type Hear = (announcement: Announcement) => void;
const Hearing = createContext<((hear: Hear) => () => void) | null>(null);

const BACK: Announcement = { subject: "newsroom", id: "all", what: "line.back" };
/**
 * After a restart every window has a page to ask for, and words to save: words come first, and the pages one after another
 * (milliseconds).
 */
const BACK_FIRST = 1_500;
const BACK_SPREAD = 6_000;

/** How it stands with the line to the newsroom, as far as a person needs to know. */
export interface LineState {
  /** Nothing was heard for a while: what is on the screen may be old. */
  isLost: boolean;
  /** The server runs another Galley than the one this page came from. */
  isRenewed: boolean;
}
const Line = createContext<LineState>({ isLost: false, isRenewed: false });
export const useLine = (): LineState => useContext(Line);

/**
 * Hears what changes in the newsroom. Browsers allow six lines to one address over all tabs, so one tab holds the
 * line and tells the others; when it closes, the next takes over.
 */
export function AnnouncementsProvider({
  drawnAt,
  build,
  children,
}: {
  drawnAt: number;
  build: string;
  children: ReactNode;
}) {
  const listeners = useRef(new Set<Hear>());
  // The number at which the first page was drawn, and the Galley it came from; later ones are drawn by the same code.
  const since = useRef(drawnAt);
  const [drawnBy] = useState(build);
  const [line, setLine] = useState<LineState>({ isLost: false, isRenewed: false });
  const subscribe = useMemo(
    () => (hear: Hear) => {
      listeners.current.add(hear);
      return () => void listeners.current.delete(hear);
    },
    [],
  );

  useEffect(() => {
    let asking: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      clearTimeout(asking);
      asking = setTimeout(
        () => listeners.current.forEach((listener) => listener(BACK)),
        BACK_FIRST + Math.random() * BACK_SPREAD,
      );
    };
    const hear = (heard: Heard) => {
      if ("isBack" in heard) askAgain();
      else if ("announcement" in heard) listeners.current.forEach((listener) => listener(heard.announcement));
      else if ("build" in heard) setLine((now) => ({ ...now, isRenewed: heard.build !== drawnBy }));
      else setLine((now) => ({ ...now, isLost: heard.isLost }));
    };
    const others = new BroadcastChannel("galley-announcements");
    others.onmessage = ({ data }: MessageEvent<Heard>) => hear(data);
    const stop = new AbortController();
    const hold = () =>
      holdLine(`/api/announcements?since=${since.current}`, stop.signal, (heard) => {
        hear(heard);
        others.postMessage(heard);
      });
    if (navigator.locks)
      navigator.locks
        .request("galley-announcements", { signal: stop.signal }, hold)
        .catch((thrown: unknown) => {
          if (!stop.signal.aborted) throw thrown;
        });
    else void hold();
    return () => {
      stop.abort();
      clearTimeout(asking);
      others.close();
    };
  }, [drawnBy]);

  return (
    <Hearing value={subscribe}>
      <Line value={line}>{children}</Line>
    </Hearing>
  );
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
  useAnnouncements(
    (announcement) => subjects.includes(announcement.subject) && (!id || announcement.id === id),
    useRefresh(),
  );
  return null;
}
