"use client";

import { Alert, Button, Tooltip } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { DeskFilters, DeskGroup, DeskStory } from "#lib/newsroom/stories/desk.ts";
import { DeskFilterBar } from "./desk-filter-bar.tsx";
import { DeskGroupTable } from "./desk-group-table.tsx";
import { useDeskKeys } from "./use-desk-keys.ts";
import styles from "./desk.module.css";

export interface DeskProps {
  list: { groups: { group: DeskGroup; total: number; stories: DeskStory[] }[] };
  filters: DeskFilters;
  choices: { desks: { id: string; name: string }[]; people: { id: string; name: string }[] };
  me: string;
  /** Begin a new story at once (asked for from elsewhere). */
  begin: boolean;
  /** Put the caret in the search at once. */
  find: boolean;
  newStory(input: Record<string, never>): Promise<Answer<{ storyId: string }>>;
  assignToMe(input: { storyId: string; personId: string | null }): Promise<Answer<unknown>>;
}

/** Every story at a glance, in groups; keyboard first. */
export function Desk({ list, filters, choices, me, begin, find, newStory, assignToMe }: DeskProps) {
  const router = useRouter();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [beginning, startBeginning] = useTransition();
  const begun = useRef(false);
  const page = useRef<HTMLDivElement>(null);

  const beginStory = () => {
    if (begun.current) return;
    begun.current = true;
    startBeginning(async () => {
      const answer = await newStory({});
      if (answer.ok) return router.push(`/stories/${answer.result.storyId}?new=1`);
      begun.current = false;
      setRefusal(answer.sentences.join(" "));
    });
  };
  const take = async (storyId: string) => {
    const answer = await assignToMe({ storyId, personId: me });
    setRefusal(answer.ok ? null : answer.sentences.join(" "));
  };
  useDeskKeys(page, { n: beginStory, a: (storyId) => void take(storyId) });

  useEffect(() => {
    if (begin) beginStory();
    // Only at arrival: the address says so once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  const filtered = Object.values(filters).some(Boolean);
  return (
    <div className={styles["desk"]} ref={page}>
      <header className={styles["head"]}>
        <h1>Desk</h1>
        <Tooltip label="Begin a story (n)">
          <Button onClick={beginStory} loading={beginning} size="compact-md">
            New story
          </Button>
        </Tooltip>
      </header>
      <DeskFilterBar filters={filters} choices={choices} focus={find} />
      {refusal && (
        <Alert color="red" role="alert" withCloseButton onClose={() => setRefusal(null)} mb="sm">
          {refusal}
        </Alert>
      )}
      {list.groups.length === 0 ? (
        <p className={styles["nothing"]}>
          {filtered
            ? "No story answers to that. Loosen the search or the filters."
            : "No stories yet. Press n, or “New story”, to begin the first."}
        </p>
      ) : (
        list.groups.map((group) => (
          <DeskGroupTable
            key={group.group}
            {...group}
            open={group.group !== "spiked" && (filtered || group.group !== "published")}
          />
        ))
      )}
    </div>
  );
}
