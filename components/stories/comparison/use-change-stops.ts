import { useCallback, useEffect, useState, type RefObject } from "react";

const CHANGES =
  "ins, del, [data-change=formatted], [data-change=moved], [data-change=split], [data-change=joined]";

/** Every change on the page in reading order; what went and what came in its place are one. */
function stopsIn(page: HTMLElement): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(CHANGES)].filter((element) => {
    const before = element.previousSibling;
    const neighbour = before instanceof Text && before.data.trim() === "" ? before.previousSibling : before;
    return !(element.tagName === "INS" && neighbour instanceof HTMLElement && neighbour.tagName === "DEL");
  });
}

export interface ChangeStops {
  /** Which one is looked at, from 1; 0: none yet. */
  at: number;
  count: number;
  step(by: 1 | -1): void;
}

/** Goes from change to change with `n` and `p`; begins anew when what is shown (`shown`) is another. */
export function useChangeStops(page: RefObject<HTMLElement | null>, shown: unknown): ChangeStops {
  const [state, setState] = useState({ at: 0, count: 0 });
  useEffect(() => {
    setState({ at: 0, count: page.current ? stopsIn(page.current).length : 0 });
  }, [page, shown]);

  const step = useCallback(
    (by: 1 | -1) => {
      const stops = page.current ? stopsIn(page.current) : [];
      if (stops.length === 0) return;
      const now = stops.findIndex((stop) => stop.dataset["current"] !== undefined);
      const next = now < 0 ? (by > 0 ? 0 : stops.length - 1) : (now + by + stops.length) % stops.length;
      for (const stop of stops) delete stop.dataset["current"];
      const stop = stops[next]!;
      stop.dataset["current"] = "";
      stop.scrollIntoView({ block: "center" });
      setState({ at: next + 1, count: stops.length });
    },
    [page],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest("input, textarea, select, [contenteditable], [role=dialog], [role=listbox]")) return;
      if (event.key !== "n" && event.key !== "p") return;
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [step]);

  return { ...state, step };
}
