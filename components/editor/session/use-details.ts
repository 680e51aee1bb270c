import { useCallback, useMemo, useSyncExternalStore } from "react";
import { writeBeside } from "#components/editor/session/write-beside.ts";
import { useStory } from "#components/editor/session/story-context.ts";
import { readDetails, setDetail } from "#lib/document/story/details.ts";
import type { StoryDetails } from "#lib/document/story/words.ts";

export type SetDetail = <K extends keyof StoryDetails>(key: K, value: StoryDetails[K] | undefined) => void;

const NONE: StoryDetails = {};

/** The details beside the words, as they stand now, and a way to set one for everybody. */
export function useDetails(): readonly [StoryDetails, SetDetail] {
  const { doc, connection } = useStory();
  const source = useMemo(() => {
    if (!doc) return null;
    const map = doc.getMap("details");
    let read = readDetails(doc);
    return {
      get: () => read,
      subscribe(listener: () => void) {
        const onChange = () => {
          read = readDetails(doc);
          listener();
        };
        // What changed between reading and listening is read again.
        read = readDetails(doc);
        map.observeDeep(onChange);
        return () => map.unobserveDeep(onChange);
      },
    };
  }, [doc]);
  const details = useSyncExternalStore(
    useCallback((listener) => source?.subscribe(listener) ?? (() => {}), [source]),
    () => source?.get() ?? NONE,
    () => NONE,
  );
  const set = useCallback<SetDetail>(
    (key, value) => {
      if (doc && connection) writeBeside(doc, connection, () => setDetail(doc, key, value));
    },
    [doc, connection],
  );
  return [details, set];
}
