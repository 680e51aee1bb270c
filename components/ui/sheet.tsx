"use client";

import { Button, Modal } from "@mantine/core";
import type { KeyboardEvent, ReactNode } from "react";
import { Refusals } from "./refusals.tsx";
import styles from "./sheet.module.css";

/** A small sheet named like the button that does it: `Enter` does it, `Esc` leaves. */
export function Sheet({
  title,
  confirm = title,
  purpose,
  refusals,
  running,
  onConfirm,
  onClose,
  danger = false,
  overSheets = false,
  children,
}: {
  title: string;
  /** The button's name where it is not the title. */
  confirm?: string;
  purpose?: ReactNode;
  refusals: string[];
  running: boolean;
  onConfirm: () => void;
  onClose: () => void;
  danger?: boolean;
  /** It may be opened while another sheet is: stands over it, and leaves `Esc` to whoever opened it. */
  overSheets?: boolean;
  children?: ReactNode;
}) {
  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: styles["title"] ?? "" }}
      size={440}
      {...(overSheets ? { zIndex: 400, closeOnEscape: false } : {})}
    >
      <form
        noValidate
        className={styles["form"]}
        aria-busy={running}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        {purpose ? <p className={styles["purpose"]}>{purpose}</p> : null}
        {children}
        <Refusals sentences={refusals} />
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={onClose}>
            Leave
          </Button>
          <Button type="submit" loading={running} {...(danger ? { color: "red" } : {})}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
