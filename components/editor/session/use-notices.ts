import { useCallback, useRef, useState } from "react";
import type { Notice, NoticeAct } from "#components/editor/session/story-context.ts";

/** More than this nobody reads. */
const MOST = 3;

/** Sentences above the copy that can be put away; the same one is not said twice. */
export function useNotices(): {
  notices: readonly Notice[];
  tell(sentence: string, act?: NoticeAct): void;
  putAway(id: string): void;
} {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const count = useRef(0);
  const tell = useCallback((sentence: string, act?: NoticeAct) => {
    const id = `notice-${++count.current}`;
    setNotices((now) =>
      [...now.filter((notice) => notice.sentence !== sentence), { id, sentence, act }].slice(-MOST),
    );
  }, []);
  const putAway = useCallback(
    (id: string) => setNotices((now) => now.filter((notice) => notice.id !== id)),
    [],
  );
  return { notices, tell, putAway };
}
