"use client";

import Link from "next/link";
import { Ago } from "#components/ui/ago.tsx";
import { Face } from "#components/ui/face.tsx";
import type { Activity } from "#lib/newsroom/audit/activity.ts";
import styles from "./admin.module.css";

/** What happened, newest first. */
export function ActivityList({ events }: { events: Activity[] }) {
  if (events.length === 0)
    return (
      <p className={styles["nothing"]}>
        Nothing of that kind has happened yet. Every decision is written here as it is made.
      </p>
    );
  return (
    <table className={styles["table"]} role="table" aria-label="Activity">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">When</th>
          <th role="columnheader">Who</th>
          <th role="columnheader">What</th>
          <th role="columnheader">About</th>
          <th role="columnheader">Note or reason</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {events.map(({ id, at, person, act, story, subject, note }) => (
          <tr key={id} role="row">
            <td role="cell">
              <span className={styles["small"]}>
                <Ago at={at} />
              </span>
            </td>
            <td role="cell">
              {person ? (
                <div className={styles["faces"]}>
                  <Face name={person.name} ink={person.ink} small /> <span>{person.name}</span>
                </div>
              ) : (
                <span className={styles["small"]}>Galley itself</span>
              )}
            </td>
            <td role="cell">{act}</td>
            <td role="cell">{story ? <Link href={`/stories/${story.id}`}>{story.name}</Link> : subject}</td>
            <td role="cell">
              <span className={styles["small"]}>{note}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
