import { useEffect, useRef } from "react";
import { takeEarlyKeys } from "#components/shell/early-keys.ts";
import { FIELDS } from "#components/shell/fields.ts";

/** Keys of the approvals page; silent while a person types, presses a button or reads a dialog. */
export function useApprovalKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
        return;
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest(`${FIELDS}, [role=dialog], [role=menu]`)) return;
      // Enter and the blank belong to the button or link that has the focus.
      if (event.key === "Enter" && at?.closest("button, a, summary")) return;
      const act = latest.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    takeEarlyKeys();
    return () => document.removeEventListener("keydown", press);
  }, []);
}
