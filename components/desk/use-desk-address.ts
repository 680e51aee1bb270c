import { useRouter } from "next/navigation";
import { useEffect, useOptimistic, useRef, useTransition } from "react";
import type { DeskFilters } from "#lib/newsroom/stories/desk.ts";
import { deskAddress, type DeskRows } from "#lib/newsroom/stories/desk-rows.ts";

export interface DeskView {
  filters: DeskFilters;
  rows: DeskRows;
}

/**
 * What of the desk is asked for. It stands in the address, so that a view can be sent to a colleague, and shows at once; two
 * choices within one answer of the server both count.
 */
export function useDeskAddress(drawn: DeskView) {
  const router = useRouter();
  const [isLooking, start] = useTransition();
  const [asked, show] = useOptimistic(drawn);
  const wanted = useRef(drawn);
  useEffect(() => {
    if (!isLooking) wanted.current = drawn;
  });

  const ask = (change: Partial<DeskView>) => {
    const { filters, rows } = wanted.current;
    const next = { filters: { ...filters, ...change.filters }, rows: change.rows ?? rows };
    wanted.current = next;
    start(() => {
      show(next);
      router.replace(deskAddress(next.filters, next.rows), { scroll: false });
    });
  };
  return { asked, isLooking, ask };
}
