"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { discardPicture, sendPicture } from "./picture-calls.ts";

export type Upload =
  | { stage: "none" }
  | { stage: "sending"; file: File; share: number }
  | { stage: "read"; file: File; picture: ReceivedPicture }
  | { stage: "refused"; file: File; sentence: string };

/**
 * One file on its way to the newsroom. Choosing another, or leaving, calls off the one before; what has arrived by then is
 * taken back, so that the library holds nothing that nobody wanted.
 */
export function useUpload(onRead: (picture: ReceivedPicture) => void): {
  upload: Upload;
  start(file: File): void;
  /** It was added: it stays, whatever comes. */
  keep(): void;
} {
  const [upload, setUpload] = useState<Upload>({ stage: "none" });
  const running = useRef<AbortController | null>(null);
  const arrived = useRef<string | null>(null);
  const latest = useRef(onRead);
  useEffect(() => {
    latest.current = onRead;
  });
  const keep = useCallback(() => void (arrived.current = null), []);
  const callOff = useCallback(() => {
    running.current?.abort();
    // Where this cannot be done an uncredited picture more is in the library, and can be seen and credited there.
    if (arrived.current) void discardPicture(arrived.current);
    keep();
  }, [keep]);
  useEffect(() => callOff, [callOff]);

  const start = useCallback(
    (file: File) => {
      callOff();
      const own = new AbortController();
      running.current = own;
      setUpload({ stage: "sending", file, share: 0 });
      const progress = (share: number) => {
        if (!own.signal.aborted) setUpload({ stage: "sending", file, share });
      };
      void sendPicture(file, progress, own.signal).then((answer) => {
        if (own.signal.aborted) return;
        if (answer.ok) {
          arrived.current = answer.result.id;
          setUpload({ stage: "read", file, picture: answer.result });
          latest.current(answer.result);
        } else setUpload({ stage: "refused", file, sentence: answer.sentence });
      });
    },
    [callOff],
  );
  return { upload, start, keep };
}
