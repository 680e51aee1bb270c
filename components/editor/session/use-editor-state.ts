import type { Editor } from "@tiptap/core";
import { useMemo, useSyncExternalStore } from "react";

interface Reading<T> {
  editor: Editor | null;
  selector(seen: { editor: Editor | null }): T;
  /** Plain data is compared by what it says. */
  equalityFn?(a: T, b: T): boolean;
}

const sameWords = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || JSON.stringify(a) === JSON.stringify(b);

/**
 * What a component reads from the editor, drawn anew when it changes. TipTap's hook of this name misses the editor that
 * comes after the first drawing: it shows nothing until somebody types.
 */
export function useEditorState<T>({ editor, selector, equalityFn = sameWords }: Reading<T>): T {
  const source = useMemo(() => {
    let isStale = true;
    let value: T;
    return {
      read(select: Reading<T>["selector"], same: (a: T, b: T) => boolean): T {
        if (!isStale) return value;
        const next = select({ editor });
        if (value === undefined || !same(value, next)) value = next;
        isStale = false;
        return value;
      },
      subscribe(listener: () => void) {
        const changed = () => {
          isStale = true;
          listener();
        };
        // What changed between reading and listening is read again.
        isStale = true;
        editor?.on("transaction", changed);
        editor?.on("update", changed);
        return () => {
          editor?.off("transaction", changed);
          editor?.off("update", changed);
        };
      },
    };
  }, [editor]);
  const read = () => source.read(selector, equalityFn);
  return useSyncExternalStore(source.subscribe, read, read);
}
