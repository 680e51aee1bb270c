"use client";

import { Tooltip, UnstyledButton } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { Spotlight, spotlight, type SpotlightActionData } from "@mantine/spotlight";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useIsMac } from "#components/editor/shortcuts/use-is-mac.ts";
import { useNewStory } from "./new-story.tsx";
import { useOfferedActs, type PageAct } from "./page-acts.tsx";
import { PLACES } from "./places.ts";
import { useStorySearch } from "./use-story-search.ts";
import styles from "./corner-button.module.css";
import { LineDrawing } from "#components/ui/line-drawing.tsx";

/** The palette gives the focus back when it has closed; what an act opens takes it only after that. */
const AFTER_CLOSING_MS = 60;

/** `Ctrl/Cmd-K`: go to a story or a place, or do any act that the page one is at allows, without leaving the keyboard. */
export function CommandPalette({ places }: { places: { approvals: boolean; admin: boolean } }) {
  const router = useRouter();
  const { begin } = useNewStory();
  const offered = useOfferedActs();
  const keys = useIsMac() ? "⌘K" : "Ctrl K";
  const [acts, setActs] = useState<PageAct[]>([]);
  const [query, setQuery] = useState("");
  const { found, isLooking, problem } = useStorySearch(query);
  useHotkeys([["mod+K", () => spotlight.open()]], [], true);

  const actions: SpotlightActionData[] = [
    ...acts.map(({ run, ...act }) => ({ ...act, onClick: () => void setTimeout(run, AFTER_CLOSING_MS) })),
    { id: "new", label: "New story", onClick: begin },
    ...PLACES.filter((place) => !("needs" in place) || places[place.needs]).map((place) => ({
      id: place.href,
      label: place.name,
      onClick: () => router.push(place.href),
    })),
    ...found.map((story) => ({
      id: story.id,
      label: story.name,
      description: story.stage,
      keywords: query,
      onClick: () => router.push(`/stories/${story.id}`),
    })),
  ];

  return (
    <>
      <Tooltip label="Go to a story or place, or do something here">
        <UnstyledButton
          className={styles["button"]}
          onClick={() => spotlight.open()}
          aria-label={`${keys}: open the palette`}
        >
          <span className={styles["keys"]}>{keys}</span>
          <LineDrawing className={styles["sign"]} d="M4 6l4 4-4 4m6 0h6" />
        </UnstyledButton>
      </Tooltip>
      <Spotlight
        actions={actions}
        query={query}
        onQueryChange={setQuery}
        onSpotlightOpen={() => setActs(offered())}
        shortcut={null}
        scrollable
        maxHeight={420}
        nothingFound={problem ?? (isLooking ? "Looking …" : "Nothing goes by that name.")}
        searchProps={{ placeholder: "Go to a story or place, or do something here …", "aria-label": "Go to" }}
      />
    </>
  );
}
