import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import { unreachable } from "./unreachable.ts";

export interface FoundStory {
  id: string;
  name: string;
  stage: string;
}
interface Found {
  asked: string;
  stories: FoundStory[];
  /** Why nothing could be looked up. */
  problem: string | null;
}

async function ask(q: string, signal: AbortSignal): Promise<Omit<Found, "asked">> {
  try {
    const answer = await fetch(`/api/stories?q=${encodeURIComponent(q)}`, { signal });
    if (answer.ok) return { stories: (await answer.json()) as FoundStory[], problem: null };
    if (answer.status === 401)
      return { stories: [], problem: "Your session has ended. Sign in again to look for stories." };
  } catch (thrown) {
    if (signal.aborted) throw thrown;
  }
  return { stories: [], problem: unreachable("Stories cannot be looked up now.") };
}

/** Stories by what is typed, and whether that is still being looked up. */
export function useStorySearch(query: string) {
  const q = query.trim();
  const [asked] = useDebouncedValue(q, 150);
  const [found, setFound] = useState<Found>({ asked: "", stories: [], problem: null });
  useEffect(() => {
    if (asked === "") return;
    const stop = new AbortController();
    ask(asked, stop.signal).then(
      (answer) => setFound({ asked, ...answer }),
      // Something else is asked by now, and that is answered.
      () => undefined,
    );
    return () => stop.abort();
  }, [asked]);
  const isAnswered = found.asked === q;
  return {
    found: q === "" ? [] : found.stories,
    isLooking: q !== "" && !isAnswered,
    problem: q !== "" && isAnswered ? found.problem : null,
  };
}
