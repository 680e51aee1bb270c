"use client";

import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { Answer } from "#lib/newsroom/answer.ts";
import { withPasswordAsked } from "./confirm-password.tsx";
import { unreachable } from "./unreachable.ts";

/** A decision as a screen calls it. */
export type Act<Input, Result = unknown> = (input: Input) => Promise<Answer<Result>>;

/** Does one thing at a time, asks for the page anew when it was done, and keeps the sentences when it was not. */
export function useAct({ refreshes = true }: { refreshes?: boolean } = {}) {
  const router = useRouter();
  const [running, setRunning] = useState(false);
  const [refusals, setRefusals] = useState<string[]>([]);
  // A second click arrives before React has drawn the first: this is looked at at once.
  const sent = useRef(false);

  const act = async <T>(run: () => Promise<Answer<T>>): Promise<Answer<T> | null> => {
    if (sent.current) return null;
    sent.current = true;
    setRunning(true);
    setRefusals([]);
    try {
      const answer = await withPasswordAsked(run);
      if (!answer.ok) setRefusals(answer.sentences);
      else if (refreshes) router.refresh();
      return answer;
    } catch {
      setRefusals([unreachable()]);
      return null;
    } finally {
      sent.current = false;
      setRunning(false);
    }
  };
  return { act, running, refusals, clear: () => setRefusals([]) };
}

/** For what is done in a row, without a dialog: what was refused is said in a corner. */
export async function actInPlace<T>(run: () => Promise<Answer<T>>, done?: string): Promise<boolean> {
  try {
    const answer = await withPasswordAsked(run);
    if (answer.ok) {
      if (done) notifications.show({ message: done, autoClose: 4000 });
      return true;
    }
    notifications.show({ message: answer.sentences.join(" "), color: "red", autoClose: 10_000 });
  } catch {
    notifications.show({ message: unreachable(), color: "red", autoClose: 10_000 });
  }
  return false;
}
