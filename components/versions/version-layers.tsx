"use client";

import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { useStory } from "#components/editor/session/story-context.ts";
import { WritingWatch, type WritingNow } from "#lib/document/versions/writing-now.ts";
import { useAuthors, type Authors } from "./use-authors.ts";
import { useSinceRead, type SinceRead } from "./use-since-read.ts";

interface Layers {
  authors: Authors;
  sinceRead: SinceRead;
  /** Call it when something is decided, and the answer when it is done: what others are in the midst of writing. */
  watchWriting(): () => { now: WritingNow; names: string[] };
}

const LayersContext = createContext<Layers | null>(null);

/** The layers over the copy of one story; they stay on whichever panel is open. */
export function VersionLayers({
  people,
  children,
}: {
  people: readonly { id: string; name: string }[];
  children: ReactNode;
}) {
  const authors = useAuthors(people);
  const sinceRead = useSinceRead(people);
  const { doc, binding } = useStory();
  const watch = useRef<WritingWatch | null>(null);
  useEffect(() => {
    if (!doc) return;
    const made = new WritingWatch(doc);
    watch.current = made;
    return () => made.destroy();
  }, [doc]);
  const watchWriting = () => {
    const moment = watch.current?.moment() ?? 0;
    return () => writingSince(moment);
  };
  const writingSince = (moment: number) => {
    const now = watch.current?.writing(moment) ?? new Map<number, number>();
    const writers = [...now.keys()].flatMap((client) => binding?.facts.hand(client)?.person ?? []);
    return { now, names: [...new Set(writers)].filter((id) => id !== "server").map(authors.nameOf) };
  };
  return <LayersContext value={{ authors, sinceRead, watchWriting }}>{children}</LayersContext>;
}

export function useVersionLayers(): Layers {
  const layers = useContext(LayersContext);
  if (!layers) throw new Error("useVersionLayers needs VersionLayers around it.");
  return layers;
}
