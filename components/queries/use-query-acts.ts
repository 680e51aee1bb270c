import { useRef, useState } from "react";
import { UNREACHABLE } from "#components/queries/query-actions.ts";
import type { Answer } from "#lib/newsroom/answer.ts";

/** Sends one thing at a time and keeps what was said against it. */
export function useQueryActs() {
  const [running, setRunning] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const isSent = useRef(false);
  /** True: it is done. */
  const act = async (name: string, send: () => Promise<Answer<unknown>>): Promise<boolean> => {
    if (isSent.current) return false;
    isSent.current = true;
    setRunning(name);
    const answer = await send().catch(() => null);
    isSent.current = false;
    setRunning(null);
    setRefusals(answer?.ok ? [] : (answer?.sentences ?? [UNREACHABLE]));
    return answer?.ok === true;
  };
  return { running, refusals, act, forget: () => setRefusals([]) };
}
