"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { sendPicture } from "./picture-calls.ts";

export type Upload =
  | { stage: "none" }
  | { stage: "sending"; file: File; share: number }
  | { stage: "read"; file: File; picture: ReceivedPicture }
  | { stage: "refused"; file: File; sentence: string };

/** One file on its way to the newsroom. Choosing another, or leaving, calls off the one before. */
export function useUpload(onRead: (picture: ReceivedPicture) => void): {
  upload: Upload;
  start(file: File): void;
} {
  const [upload, setUpload] = useState<Upload>({ stage: "none" });
  const running = useRef<AbortController | null>(null);
  const latest = useRef(onRead);
  useEffect(() => {
    latest.current = onRead;
  });
  useEffect(() => () => running.current?.abort(), []);

  const start = useCallback((file: File) => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    setUpload({ stage: "sending", file, share: 0 });
    const progress = (share: number) => {
      if (!own.signal.aborted) setUpload({ stage: "sending", file, share });
    };
    void sendPicture(file, progress, own.signal).then((answer) => {
      if (own.signal.aborted) return;
      if (answer.ok) {
        setUpload({ stage: "read", file, picture: answer.result });
        latest.current(answer.result);
      } else setUpload({ stage: "refused", file, sentence: answer.sentence });
    });
  }, []);
  return { upload, start };
}
