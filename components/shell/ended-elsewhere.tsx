"use client";

import { useAnnouncements } from "./announcements.tsx";
import { useLookAgain } from "./look-again.tsx";
import { useRefresh } from "./refresh.tsx";

/** My roles, sessions or access changed: the page asks again at once, and is judged again. */
export function EndedElsewhere({ personId }: { personId: string }) {
  const lookAgain = useLookAgain();
  const refresh = useRefresh();
  useAnnouncements(
    ({ subject, id }) => subject === "person" && id === personId,
    // After a restart everything on the page asks: once for all of them.
    (heard) => (heard.what === "line.back" ? refresh(heard) : lookAgain()),
  );
  return null;
}
