import { useCallback, useRef, useState } from "react";
import type { Notice } from "#components/editor/story-context.ts";

/** More than this nobody reads. */
const MOST = 3;

/** Sentences above the copy that can be put away; the same one is not said twice. */
export function useNotices(): {
  notices: readonly Notice[];
  tell(sentence: string): void;
  putAway(id: string): void;
} {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const count = useRef(0);
  const tell = useCallback((sentence: string) => {
    const id = `notice-${++count.current}`;
    setNotices((now) =>
      [...now.filter((notice) => notice.sentence !== sentence), { id, sentence }].slice(-MOST),
    );
  }, []);
  const putAway = useCallback(
    (id: string) => setNotices((now) => now.filter((notice) => notice.id !== id)),
    [],
  );
  return { notices, tell, putAway };
}
