"use client";

import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from "react";
import type { Announcement } from "#lib/platform/bus.ts";
import { coalescedRefresh, SOMETIME, SOON } from "./coalesced-refresh.ts";
import { useLookAgain } from "./look-again.tsx";

const Refreshing = createContext<(ms: number) => void>(() => undefined);

/** Draws the page of this tab anew for whoever asks: once for all of them, and not while nobody looks at it. */
export function RefreshProvider({ children }: { children: ReactNode }) {
  const lookAgain = useLookAgain();
  // Each drawing brings its own; what waits must not be forgotten for that.
  const latest = useRef(lookAgain);
  useEffect(() => {
    latest.current = lookAgain;
  });
  const refresh = useMemo(
    () =>
      coalescedRefresh({
        now: () => performance.now(),
        after: (ms, call) => {
          const timer = setTimeout(call, ms);
          return () => clearTimeout(timer);
        },
        isHidden: () => document.hidden,
        refresh: () => latest.current(),
      }),
    [],
  );
  useEffect(() => {
    document.addEventListener("visibilitychange", refresh.shown);
    return () => {
      document.removeEventListener("visibilitychange", refresh.shown);
      refresh.stop();
    };
  }, [refresh]);
  return <Refreshing value={refresh.within}>{children}</Refreshing>;
}

/** Asks for this page anew after an announcement: at once for a decision, now and then for words and presence. */
export function useRefresh(): (announcement: Announcement) => void {
  const within = useContext(Refreshing);
  return useMemo(
    () =>
      ({ subject, what }) =>
        within(subject === "presence" || what === "story.words" ? SOMETIME : SOON),
    [within],
  );
}
