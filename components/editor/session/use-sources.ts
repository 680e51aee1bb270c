import { useCallback, useMemo, useSyncExternalStore } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { writeBeside } from "#components/editor/session/write-beside.ts";
import { addSource, readSources, removeSource } from "#lib/document/story/sources.ts";

const NONE: readonly string[] = [];

/** The wire sources chosen by hand: their ids in order, and ways to add and remove one for everybody. */
export function useSources(): { ids: readonly string[]; add(id: string): void; remove(id: string): void } {
  const { doc, connection } = useStory();
  const source = useMemo(() => {
    if (!doc) return null;
    const map = doc.getMap("sources");
    let ids: readonly string[] = readSources(doc);
    return {
      get: () => ids,
      subscribe(listener: () => void) {
        const onChange = () => {
          ids = readSources(doc);
          listener();
        };
        ids = readSources(doc);
        map.observe(onChange);
        return () => map.unobserve(onChange);
      },
    };
  }, [doc]);
  const ids = useSyncExternalStore(
    useCallback((listener) => source?.subscribe(listener) ?? (() => {}), [source]),
    () => source?.get() ?? NONE,
    () => NONE,
  );
  return useMemo(
    () => ({
      ids,
      add: (id: string) => {
        if (doc && connection) writeBeside(doc, connection, () => addSource(doc, id));
      },
      remove: (id: string) => {
        if (doc && connection) writeBeside(doc, connection, () => removeSource(doc, id));
      },
    }),
    [ids, doc, connection],
  );
}
