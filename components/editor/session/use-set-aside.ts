import { useEffect, useMemo, useState } from "react";
import { browsersCopy } from "#components/editor/connection/indexed-copy.ts";
import { setAsideIn, type SetAside } from "#components/editor/connection/set-aside.ts";

/** What this person typed in this story earlier and the newsroom did not take, as the page finds it when it opens. */
export function useSetAside(personId: string, storyId: string): SetAside | null {
  const [found, setFound] = useState<SetAside | null>(null);
  useEffect(() => {
    let isHere = true;
    setAsideIn(browsersCopy(personId, storyId)).then(
      (words) => isHere && setFound(words),
      // A browser that cannot read its own database has nothing to offer.
      () => undefined,
    );
    return () => {
      isHere = false;
      setFound(null);
    };
  }, [personId, storyId]);
  return useMemo(
    () =>
      found && {
        text: found.text,
        putAway() {
          setFound(null);
          return found.putAway();
        },
      },
    [found],
  );
}
