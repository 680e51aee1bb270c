"use client";

import { useSearchParams } from "next/navigation";
import Link from "next/link";
import { useRef, useState } from "react";
import { DESK_GROUP_NAMES, type DeskGroup, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import { DeskRow } from "./desk-row.tsx";
import styles from "./desk.module.css";

interface GroupProps {
  group: DeskGroup;
  total: number;
  stories: DeskStory[];
  open: boolean;
}

/** One foldable group. While the pointer rests on it, rows keep their places, so that no click hits another story. */
export function DeskGroupTable({ group, total, stories, open }: GroupProps) {
  const [held, setHeld] = useState<string[] | null>(null);
  const latest = useRef(stories);
  latest.current = stories;
  const asked = useSearchParams();
  const all = new URLSearchParams(asked.toString());
  all.set("all", group);

  const rank = new Map(held?.map((id, place) => [id, place]));
  const shown = held
    ? stories.toSorted((a, b) => (rank.get(a.id) ?? 1e6) - (rank.get(b.id) ?? 1e6))
    : stories;
  return (
    <details
      className={styles["group"]}
      open={open}
      onPointerEnter={() => setHeld(latest.current.map(({ id }) => id))}
      onPointerLeave={() => setHeld(null)}
    >
      <summary>
        <h2>{DESK_GROUP_NAMES[group]}</h2> <span className={styles["count"]}>{total.toLocaleString()}</span>
      </summary>
      <table className={styles["table"]}>
        <colgroup>
          <col />
          <col className={styles["stageColumn"]} />
          <col className={styles["presentColumn"]} />
          <col className={styles["wordsColumn"]} />
          <col className={styles["whereColumn"]} />
          <col className={styles["whenColumn"]} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">Story</th>
            <th scope="col">Stage</th>
            <th scope="col">In it now</th>
            <th scope="col">Words</th>
            <th scope="col">Desk</th>
            <th scope="col">Last change</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((story) => (
            <DeskRow key={story.id} story={story} />
          ))}
        </tbody>
      </table>
      {stories.length < total && (
        <Link className={styles["all"]} href={`/desk?${all}`} scroll={false}>
          Show all {total.toLocaleString()}
        </Link>
      )}
    </details>
  );
}
