import { useCallback, useEffect, useRef, useState, type RefObject } from "react";
import { FIELDS } from "#components/shell/fields.ts";

export interface ChangeStops {
  /** Number of the one that is looked at, from 1; 0: none yet. */
  at: number;
  step(by: 1 | -1): void;
}

/**
 * Goes from change to change with `n` and `p`, by their numbers: a change is marked wherever it is drawn, on both sides at
 * once. Begins anew when what is shown (`shown`) is another.
 */
export function useChangeStops(
  page: RefObject<HTMLElement | null>,
  count: number,
  shown: unknown,
): ChangeStops {
  const [at, setAt] = useState(0);
  const now = useRef(0);
  useEffect(() => {
    now.current = 0;
    setAt(0);
  }, [shown, count]);

  const step = useCallback(
    (by: 1 | -1) => {
      if (count === 0 || !page.current) return;
      const next = now.current === 0 && by < 0 ? count : ((now.current - 1 + by + count) % count) + 1;
      now.current = next;
      setAt(next);
      for (const old of page.current.querySelectorAll<HTMLElement>("[data-current]"))
        delete old.dataset["current"];
      const stops = page.current.querySelectorAll<HTMLElement>(`[data-stop="${next}"]`);
      for (const stop of stops) stop.dataset["current"] = "";
      stops[0]?.scrollIntoView({ block: "center" });
    },
    [page, count],
  );

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest(`${FIELDS}, [role=dialog], [role=listbox]`)) return;
      if (event.key !== "n" && event.key !== "p") return;
      event.preventDefault();
      step(event.key === "n" ? 1 : -1);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [step]);

  return { at, step };
}
