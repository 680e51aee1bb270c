"use client";

import { Button } from "@mantine/core";
import { useContext, useState } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { Count } from "#components/ui/count.tsx";
import { countOf } from "#components/ui/formats.ts";
import { DESK_GROUP_NAMES, EMPTY_GROUP, type DeskListGroup } from "#lib/newsroom/stories/desk.ts";
import { FIRST_ROWS, MORE_ROWS, MOST_ROWS } from "#lib/newsroom/stories/desk-rows.ts";
import { DeskRow } from "./desk-row.tsx";
import styles from "./desk.module.css";

export interface DeskGroupTableProps {
  group: DeskListGroup;
  /** Rows of it that were asked for. None: it is folded, and nothing of it was sent. */
  rows: number;
  /** It is folded unless somebody asks for it. */
  isUsuallyFolded: boolean;
  isLooking: boolean;
  selected: ReadonlySet<string>;
  onSelect(storyId: string): void;
  /** Asks for this many rows of the group; null: as many as usual. */
  onRows(rows: number | null): void;
}

/** One foldable group. */
export function DeskGroupTable(props: DeskGroupTableProps) {
  const { group, rows, isUsuallyFolded, isLooking, selected, onSelect, onRows } = props;
  const { group: name, total, stories } = group;
  const { locale } = useContext(NewsroomTime);
  const [isUnfolded, setUnfolded] = useState(true);
  const isOpen = rows > 0 && isUnfolded;
  const toggle = () => {
    if (isUsuallyFolded && isOpen) onRows(null);
    else setUnfolded(!isOpen);
    if (rows === 0) onRows(FIRST_ROWS);
  };
  const rest = total - stories.length;
  const more = Math.min(MORE_ROWS, rest, MOST_ROWS - stories.length);
  return (
    <details className={styles["group"]} open={isOpen}>
      <summary
        onClick={(event) => {
          // React says what is open, or it and the browser would each turn it once.
          event.preventDefault();
          toggle();
        }}
      >
        <h2>{DESK_GROUP_NAMES[name]}</h2>{" "}
        <span className={styles["count"]}>
          <Count of={total} />
        </span>
      </summary>
      {stories.length > 0 && (
        <table className={styles["table"]}>
          <colgroup>
            {["select", "name", "stage", "present", "words", "due", "where", "when"].map((column) => (
              <col key={column} className={styles[`${column}Column`]} />
            ))}
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Selected</th>
              <th scope="col">Story</th>
              <th scope="col">Stage</th>
              <th scope="col">In it now</th>
              <th scope="col">Words</th>
              <th scope="col">Due</th>
              <th scope="col">Desk</th>
              <th scope="col">Last change</th>
            </tr>
          </thead>
          <tbody>
            {stories.map((story) => (
              <DeskRow
                key={story.id}
                story={story}
                group={name}
                isSelected={selected.has(story.id)}
                onSelect={onSelect}
              />
            ))}
          </tbody>
        </table>
      )}
      {stories.length === 0 && isOpen && (
        <p className={styles["empty"]}>
          {total === 0
            ? EMPTY_GROUP[name]
            : isLooking
              ? "Looking …"
              : `${countOf(total, locale)} to be shown when the pointer leaves the list.`}
        </p>
      )}
      {stories.length > 0 && more > 0 && isOpen && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={isLooking}
          className={styles["more"] ?? ""}
          onClick={() => onRows(stories.length + more)}
        >
          Show {countOf(more, locale)} more
        </Button>
      )}
      {rest > 0 && more <= 0 && isOpen && (
        <p className={styles["empty"]}>
          The newest {countOf(stories.length, locale)} are shown. Search, or choose a desk or a person, for
          older ones.
        </p>
      )}
    </details>
  );
}
