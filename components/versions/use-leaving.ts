import { useEffect } from "react";
import * as Y from "yjs";
import { sendMarkOnLeaving } from "./read-mark-line.ts";

/** Milliseconds in view after which a story counts as read when it is left. */
const READ_AFTER = 8_000;

/** Moves one's mark when the story is left: the page closed, another page chosen, the window put behind others. */
export function useLeaving(storyId: string, doc: Y.Doc | null): void {
  useEffect(() => {
    if (!doc) return;
    let inView = 0;
    let since: number | null = document.visibilityState === "visible" ? performance.now() : null;
    const pause = () => {
      if (since !== null) inView += performance.now() - since;
      since = null;
    };
    const leave = () => {
      pause();
      if (inView >= READ_AFTER) sendMarkOnLeaving(storyId, Y.encodeStateVector(doc));
    };
    const look = () => {
      if (document.visibilityState === "hidden") leave();
      else since ??= performance.now();
    };
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pagehide", leave);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, [storyId, doc]);
}
