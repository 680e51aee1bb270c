import { useCallback, useEffect, useState } from "react";
import { isPanelTab, type PanelTab } from "./panel-tabs.ts";

const KEPT_AS = "galley.story-panel";
/** Under this the panel is a sheet over the copy, which nobody wants to find open on arrival. */
const WIDE = "(min-width: 1100px)";

/** Which tab is shown and whether the panel is open, as this person left it in this browser. */
export function useRememberedPanel() {
  const [open, setOpen] = useState(true);
  const [tab, setTab] = useState<PanelTab>("Details");

  useEffect(() => {
    const kept = read();
    if (kept.tab) setTab(kept.tab);
    // A window made narrow does not find a sheet over its copy; made wide again, it is as it was.
    const width = matchMedia(WIDE);
    const follow = () => setOpen(width.matches && read().open !== false);
    width.addEventListener("change", follow);
    follow();
    return () => width.removeEventListener("change", follow);
  }, []);

  const show = useCallback((next: PanelTab) => {
    setTab(next);
    setOpen(true);
    keep({ tab: next, ...(isWide() ? { open: true } : {}) });
  }, []);
  const setPanelOpen = useCallback((next: boolean) => {
    setOpen(next);
    if (isWide()) keep({ open: next });
  }, []);
  return { open, tab, show, setOpen: setPanelOpen };
}

const isWide = () => matchMedia(WIDE).matches;

interface Kept {
  tab?: PanelTab;
  open?: boolean;
}

function read(): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT_AS) ?? "{}");
    if (typeof kept !== "object" || kept === null) return {};
    const { tab, open } = kept as Record<string, unknown>;
    return { ...(isPanelTab(tab) ? { tab } : {}), ...(typeof open === "boolean" ? { open } : {}) };
  } catch {
    // A browser that keeps nothing (private window, full disk) starts with the first tab each time.
    return {};
  }
}

function keep(change: Kept): void {
  try {
    localStorage.setItem(KEPT_AS, JSON.stringify({ ...read(), ...change }));
  } catch {
    // The same: nothing is lost but the habit.
  }
}
