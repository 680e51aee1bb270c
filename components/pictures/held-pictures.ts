"use client";

import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { useAnnouncements } from "#components/shell/announcements.tsx";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";
import { fetchPictures } from "./picture-calls.ts";

/**
 * The pictures that something on this page shows, each fetched once and again when its credit changes: the credit lives
 * with the picture, so every place that shows it changes at once.
 */
const held = new Map<string, PictureForStory | "missing">();
const wanted = new Set<string>();
const listeners = new Set<() => void>();
let version = 0;

function tell(): void {
  version++;
  for (const listener of listeners) listener();
}

async function fetchWanted(): Promise<void> {
  const ids = [...wanted];
  wanted.clear();
  const answer = await fetchPictures(ids);
  // What could not be fetched stays as it was; the next announcement or visit asks again.
  if (!answer.ok) return;
  const found = new Map(answer.result.map((picture) => [picture.id, picture]));
  for (const id of ids) held.set(id, found.get(id) ?? "missing");
  tell();
}

/** Asks for these anew, together with whatever else asks in the same moment. */
function fetchAgain(ids: readonly string[]): void {
  if (ids.length === 0) return;
  if (wanted.size === 0) queueMicrotask(() => void fetchWanted());
  for (const id of ids) wanted.add(id);
}

/** What has just been answered need not be asked for. */
export function holdPicture(picture: PictureForStory): void {
  held.set(picture.id, picture);
  tell();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** These pictures, kept up to date; absent while on their way, "missing" when there is no such picture. */
export function usePictures(ids: readonly string[]): ReadonlyMap<string, PictureForStory | "missing"> {
  const known = useSyncExternalStore(
    subscribe,
    () => version,
    () => 0,
  );
  const key = [...new Set(ids)].sort().join(",");
  useEffect(() => {
    fetchAgain(key.split(",").filter((id) => id && !held.has(id)));
  }, [key]);
  useAnnouncements(
    useCallback(({ subject, id }) => subject === "picture" && held.has(id), []),
    ({ what, id }) =>
      fetchAgain(what === "line.back" ? [...held.keys(), ...key.split(",").filter(Boolean)] : [id]),
  );
  return useMemo(() => {
    const mine = key.split(",").flatMap((id) => {
      const picture = held.get(id);
      return picture ? [[id, picture] as const] : [];
    });
    return new Map(mine);
    // `known` says that what is held has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key, known]);
}

export const usePicture = (id: string): PictureForStory | "missing" | undefined => usePictures([id]).get(id);
