"use client";

import { Button, Indicator, Popover, Tooltip, UnstyledButton } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { RefreshOn } from "#components/shell/announcements.tsx";
import { useLookAgain } from "#components/shell/look-again.tsx";
import { NotificationItem } from "#components/shell/notification-item.tsx";
import type { Answer } from "#lib/newsroom/answer.ts";
import type { Notification, Notifications } from "#lib/newsroom/queries/notification.ts";
import corner from "./corner-button.module.css";
import styles from "./notifications.module.css";
import { LineDrawing } from "#components/ui/line-drawing.tsx";

export interface NotificationsButtonProps {
  personId: string;
  notifications: Notifications;
  /** Marks these as read, or all of them. */
  markRead: (input: { ids?: number[] }) => Promise<Answer<unknown>>;
}

const MOST_COUNTED = 99;

/** What I was told: how much is unread, and the list of it. Reading one goes to where it is about. */
export function NotificationsButton({ personId, notifications, markRead }: NotificationsButtonProps) {
  const { unread, latest } = notifications;
  const router = useRouter();
  const lookAgain = useLookAgain();
  const [isOpen, setOpen] = useState(false);
  const name = unread > 0 ? `Notifications, ${unread} unread` : "Notifications";

  const mark = async (input: { ids?: number[] }) => {
    // Unanswered it stays unread, and the list says so.
    await markRead(input).catch(() => undefined);
    lookAgain();
  };
  const follow = ({ id, isRead, storyId, queryId }: Notification) => {
    setOpen(false);
    if (!isRead) void mark({ ids: [id] });
    router.push(`/stories/${storyId}?query=${queryId}`);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={name} disabled={isOpen}>
          <UnstyledButton
            className={corner["button"]}
            aria-label={name}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <Indicator
              disabled={unread === 0}
              label={unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
              size={16}
              offset={2}
              classNames={{ indicator: styles["count"] ?? "" }}
            >
              <LineDrawing d="M5 13.5V9a5 5 0 0 1 10 0v4.5l1.5 1.5h-13zM8.5 17.2c.8.8 2.2.8 3 0" />
            </Indicator>
          </UnstyledButton>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown className={styles["list"] ?? ""} aria-label="Notifications">
        <div className={styles["head"]}>
          <strong>Notifications</strong>
          {unread > 0 && (
            <Button size="compact-xs" variant="subtle" onClick={() => void mark({})}>
              Mark all as read
            </Button>
          )}
        </div>
        {latest.length === 0 ? (
          <p className={styles["empty"]}>
            Nothing yet. When somebody mentions you or your desk in a query, or replies to yours, it stands
            here.
          </p>
        ) : (
          <ul className={styles["items"]}>
            {latest.map((one) => (
              <NotificationItem key={one.id} notification={one} onFollow={() => follow(one)} />
            ))}
          </ul>
        )}
      </Popover.Dropdown>
      <RefreshOn subjects={["notification"]} id={personId} />
    </Popover>
  );
}
