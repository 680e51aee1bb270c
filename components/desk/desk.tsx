"use client";

import { Button, Tooltip } from "@mantine/core";
import { useRef, useState } from "react";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { useNewStory } from "#components/shell/new-story.tsx";
import type { DeskFilters, DeskGroup, DeskListGroup } from "#lib/newsroom/stories/desk.ts";
import { deskAddress, isFiltered, rowsOf, type DeskRows } from "#lib/newsroom/stories/desk-rows.ts";
import { DeskDialog, type DeskAct, type DeskActions } from "./desk-dialog.tsx";
import { DeskFilterBar, type DeskChoices } from "./desk-filter-bar.tsx";
import { DeskGroupTable } from "./desk-group-table.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useDeskAddress } from "./use-desk-address.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import { useHeldList } from "./use-held-list.ts";
import styles from "./desk.module.css";

export interface DeskProps {
  list: { groups: DeskListGroup[] };
  filters: DeskFilters;
  rows: DeskRows;
  choices: DeskChoices;
  me: string;
  /** Put the caret in the search at once. */
  find: boolean;
  actions: DeskActions;
}

/** Every story at a glance, in groups; keyboard first. */
export function Desk({ list, filters, rows, choices, me, find, actions }: DeskProps) {
  const newStory = useNewStory();
  const lookAgain = useLookAgain();
  const page = useRef<HTMLDivElement>(null);
  const { asked, isLooking, ask } = useDeskAddress({ filters, rows });
  const { shown, waiting, hold, letGo, renew } = useHeldList(list.groups, deskAddress(filters, rows));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [open, setOpen] = useState<DeskAct | null>(null);

  const stories = shown.flatMap((group) => group.stories);
  const chosen = stories.filter(({ id }) => selected.has(id));
  const select = (storyId: string) =>
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(storyId)) next.add(storyId);
      return next;
    });
  const one = (storyId: string | null) => stories.filter(({ id }) => id === storyId);
  const act = (name: DeskAct["act"], about: DeskAct["stories"]) =>
    about.length > 0 && setOpen({ act: name, stories: about });
  useDeskKeys(page, {
    n: newStory.begin,
    a: (storyId) => act("assign", chosen.length > 0 ? chosen : one(storyId)),
    s: (storyId) => act("decide", one(storyId)),
    x: select,
    Escape: () => setSelected(new Set()),
  });

  const close = ({ act: name, stories: about }: DeskAct, done: boolean) => {
    setOpen(null);
    if (done && name !== "decide") setSelected(new Set());
    if (name !== "decide") return;
    if (done) lookAgain();
    // Back to the row, from which `j` and `k` go on.
    const link = `details[open] a[data-story="${about[0]!.id}"]`;
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>(link)?.focus());
  };
  const ofGroup = (name: DeskGroup, number: number | null): DeskRows => {
    const { [name]: _, ...others } = asked.rows;
    return number === null ? others : { ...others, [name]: number };
  };
  return (
    <div className={styles["desk"]} ref={page}>
      <header className={styles["head"]}>
        <h1>Desk</h1>
        {/* A form, because a browser keeps its press until the page answers; a bare button's would be lost. */}
        <form action={newStory.begin}>
          <Tooltip label="Begin a story (n)">
            <Button type="submit" loading={newStory.isBeginning} size="compact-md">
              New story
            </Button>
          </Tooltip>
        </form>
        <p className={styles["held"]} role="status" aria-label="Changes">
          {waiting > 0 && (
            <>
              {waiting === 1 ? "1 change waits" : `${waiting} changes wait`} until the pointer leaves the
              list.{" "}
              <button type="button" onClick={renew}>
                Show now
              </button>
            </>
          )}
        </p>
      </header>
      <DeskFilterBar
        filters={asked.filters}
        answered={filters.q ?? ""}
        isLooking={isLooking}
        choices={choices}
        focus={find}
        onChange={(change) => ask({ filters: change })}
      />
      {shown.length === 0 && (
        <p className={styles["nothing"]}>
          {isFiltered(filters)
            ? "No story answers to that. Loosen the search or the filters."
            : "No stories yet. What is being written stands here."}
        </p>
      )}
      <div onPointerEnter={hold} onPointerLeave={letGo} aria-busy={isLooking}>
        {shown.map((group) => (
          <DeskGroupTable
            key={group.group}
            group={group}
            rows={rowsOf(group.group, asked.rows, asked.filters)}
            isUsuallyFolded={rowsOf(group.group, {}, asked.filters) === 0}
            isLooking={isLooking}
            selected={selected}
            onSelect={select}
            onRows={(number) => ask({ rows: ofGroup(group.group, number) })}
          />
        ))}
      </div>
      <SelectionBar
        count={chosen.length}
        onAssign={() => act("assign", chosen)}
        onMove={() => act("move", chosen)}
        onClear={() => setSelected(new Set())}
      />
      {open && (
        <DeskDialog
          open={open}
          choices={choices}
          me={me}
          actions={actions}
          onClose={(done) => close(open, done)}
        />
      )}
    </div>
  );
}
