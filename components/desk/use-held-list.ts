import { useEffect, useRef, useState } from "react";
import type { DeskListGroup } from "#lib/newsroom/stories/desk.ts";
import { arrangeAsHeld, heldBack } from "./held-arrangement.ts";

/**
 * Holds all rows in their places while the pointer rests on the list, so that no click hits another story. `view` is what was
 * asked for: another search or another group is shown at once.
 */
export function useHeldList(groups: DeskListGroup[], view: string) {
  const [held, setHeld] = useState<{ view: string; groups: DeskListGroup[] } | null>(null);
  const latest = useRef({ view, groups });
  useEffect(() => {
    latest.current = { view, groups };
  });
  // What was asked for under the pointer is there: from now on that is held.
  if (held && held.view !== view) setHeld({ view, groups });
  const holding = held?.view === view ? held.groups : null;
  return {
    shown: holding ? arrangeAsHeld(holding, groups) : groups,
    waiting: holding ? heldBack(holding, groups) : 0,
    hold: () => setHeld(latest.current),
    letGo: () => setHeld(null),
    /** Shows what waits, and holds that. */
    renew: () => setHeld((now) => (now ? latest.current : null)),
  };
}
