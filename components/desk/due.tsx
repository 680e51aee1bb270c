"use client";

import { useContext } from "react";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { FULL, SHORT, stampOf } from "#components/ui/formats.ts";
import { useNow } from "#components/ui/now.ts";
import { isLate, type DeskStory } from "#lib/newsroom/stories/desk.ts";
import styles from "./desk.module.css";

const TIME = { hour: "numeric", minute: "2-digit" } as const;
const DAY = { dateStyle: "short" } as const;

/** By when a story is wanted: the hour when that is today. Late is said in words. */
export function Due({ story }: { story: Pick<DeskStory, "dueAt" | "group"> }) {
  const zone = useContext(NewsroomTime);
  const now = useNow();
  if (!story.dueAt) return null;
  const late = now !== null && isLate(story, now);
  const isToday = now !== null && stampOf(story.dueAt, zone, DAY) === stampOf(now, zone, DAY);
  return (
    <time
      dateTime={story.dueAt}
      title={`Due ${stampOf(story.dueAt, zone, FULL)}`}
      className={styles["due"]}
      data-late={late || undefined}
    >
      {late ? "Late: " : "Due "}
      {stampOf(story.dueAt, zone, isToday ? TIME : SHORT)}
    </time>
  );
}
