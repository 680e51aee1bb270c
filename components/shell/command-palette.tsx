"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { useDebouncedValue, useHotkeys } from "@mantine/hooks";
import { Spotlight, spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { PLACES } from "./places.ts";
import styles from "./corner-button.module.css";

interface Found {
  id: string;
  name: string;
  stage: string;
}

/** `Ctrl/Cmd-K`: go to a story or a place, or begin a new story, without leaving the keyboard. */
export function CommandPalette({ places }: { places: { approvals: boolean; admin: boolean } }) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [asked] = useDebouncedValue(query, 150);
  const [found, setFound] = useState<Found[]>([]);
  useHotkeys([["mod+K", () => spotlight.open()]], [], true);

  useEffect(() => {
    if (asked.trim() === "") return;
    const stop = new AbortController();
    fetch(`/api/stories?q=${encodeURIComponent(asked)}`, { signal: stop.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as Found[]) : []))
      .then(setFound, (thrown: unknown) => {
        if (!stop.signal.aborted) setFound([]);
        return thrown;
      });
    return () => stop.abort();
  }, [asked]);

  const actions: SpotlightActionData[] = [
    { id: "new", label: "New story", onClick: () => router.push("/desk?new=1") },
    ...PLACES.filter((place) => !("needs" in place) || places[place.needs]).map((place) => ({
      id: place.href,
      label: place.name,
      onClick: () => router.push(place.href),
    })),
    ...(asked.trim() === "" ? [] : found).map((story) => ({
      id: story.id,
      label: story.name,
      description: story.stage,
      keywords: asked,
      onClick: () => router.push(`/stories/${story.id}`),
    })),
  ];

  return (
    <>
      <Tooltip label="Go to a story or place">
        <UnstyledButton
          className={styles["button"]}
          onClick={() => spotlight.open()}
          aria-label="⌘K: open the palette"
        >
          ⌘K
        </UnstyledButton>
      </Tooltip>
      <Spotlight
        actions={actions}
        query={query}
        onQueryChange={setQuery}
        shortcut={null}
        nothingFound="Nothing goes by that name."
        searchProps={{ placeholder: "Go to a story or a place …", "aria-label": "Go to" }}
      />
    </>
  );
}
