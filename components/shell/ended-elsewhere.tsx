"use client";

import { useAnnouncements } from "./announcements.tsx";
import { useLookAgain } from "./look-again.tsx";

/** My roles, sessions or access changed: the page asks again at once, and is judged again. */
export function EndedElsewhere({ personId }: { personId: string }) {
  const lookAgain = useLookAgain();
  useAnnouncements(({ subject, id }) => subject === "person" && id === personId, lookAgain);
  return null;
}
