"use client";

import Link from "next/link";
import type { MouseEvent } from "react";
import { Ago } from "#components/ui/ago.tsx";
import { Face } from "#components/ui/face.tsx";
import type { Notification } from "#lib/newsroom/queries/notification.ts";
import styles from "./notifications.module.css";

/** One thing I was told, and the way there. */
export function NotificationItem({
  notification: { by, act, at, excerpt, isRead, storyId, storyName, queryId },
  onFollow,
}: {
  notification: Notification;
  onFollow(): void;
}) {
  const clicked = (event: MouseEvent) => {
    // Into a new tab or window it goes as links go.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onFollow();
  };
  return (
    <li className={styles["item"]} data-unread={!isRead || undefined}>
      <Face name={by.name} ink={by.ink} small />
      <Link
        href={`/stories/${storyId}?query=${queryId}`}
        prefetch={false}
        className={styles["link"]}
        aria-description={isRead ? "" : "Unread"}
        onClick={clicked}
      >
        <span className={styles["act"]}>
          <strong>{by.name}</strong> {act} · {storyName}
        </span>
        <span className={styles["excerpt"]}>{excerpt}</span>
        <span className={styles["when"]}>
          <Ago at={at} />
        </span>
      </Link>
    </li>
  );
}
