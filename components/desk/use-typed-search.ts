import { useEffect, useRef, useState } from "react";

const PAUSE_MS = 200;

/**
 * What is typed into the search: sent after a pause, at once when the person turns elsewhere. What it was sent for is never
 * written over it; a search that came from elsewhere (a link, "Back") is.
 */
export function useTypedSearch(answered: string, isLooking: boolean, send: (q: string) => void) {
  const [typed, setTyped] = useState(answered);
  const sent = useRef(answered);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const sendNow = (q = typed) => {
    clearTimeout(waiting.current);
    waiting.current = undefined;
    if (q === sent.current) return;
    sent.current = q;
    send(q);
  };
  useEffect(() => {
    if (isLooking || waiting.current !== undefined || answered === sent.current) return;
    sent.current = answered;
    setTyped(answered);
  }, [answered, isLooking]);
  useEffect(() => () => clearTimeout(waiting.current), []);

  return {
    typed,
    type(q: string) {
      setTyped(q);
      clearTimeout(waiting.current);
      waiting.current = setTimeout(() => sendNow(q), PAUSE_MS);
    },
    sendNow: () => sendNow(),
  };
}
