"use client";

import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from "react";
import type { Answer } from "#lib/newsroom/answer.ts";
import { holdTyping, takeTyped } from "./typed-ahead.ts";
import { unreachable } from "./unreachable.ts";

export type BeginStory = (input: Record<string, never>) => Promise<Answer<{ storyId: string }>>;

interface NewStory {
  /** Begins a story and goes there; what stands in the way is said. */
  begin(): void;
  isBeginning: boolean;
}
const Beginning = createContext<NewStory>({ begin: () => undefined, isBeginning: false });
export const useNewStory = (): NewStory => useContext(Beginning);

/** Beginning a story is an act and no address: going back to it, reloading it or following a link begins none. */
export function NewStoryProvider({ newStory, children }: { newStory: BeginStory; children: ReactNode }) {
  const router = useRouter();
  const [isBeginning, setBeginning] = useState(false);
  // A second press arrives before React has drawn the first.
  const begun = useRef(false);
  const begin = useCallback(async () => {
    if (begun.current) return;
    begun.current = true;
    setBeginning(true);
    holdTyping();
    const answer = await newStory({}).catch(() => null);
    begun.current = false;
    setBeginning(false);
    if (answer?.ok) return router.push(`/stories/${answer.result.storyId}?new=1`);
    takeTyped();
    notifications.show({
      id: "new-story",
      color: "red",
      role: "alert",
      message: answer?.sentences.join(" ") ?? unreachable("No story was begun."),
    });
  }, [newStory, router]);
  return <Beginning value={{ begin: () => void begin(), isBeginning }}>{children}</Beginning>;
}
