"use client";

import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { Refusals } from "#components/ui/refusals.tsx";
import styles from "#components/stories/decisions/decision-dialog.module.css";

export interface OverrideDialogProps {
  line: string;
  onClose(): void;
  onOverride(line: string, reason: string): void;
}

/** Sets the attribution line by hand, with a reason that stays beside it. */
export function OverrideDialog({ line, onClose, onOverride }: OverrideDialogProps) {
  const [words, setWords] = useState(line);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === "") return setMissing(true);
    onOverride(words.trim(), reason.trim());
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title="Override the attribution line"
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
      classNames={{ title: styles["title"] ?? "" }}
      size={440}
    >
      <form
        className={styles["form"]}
        noValidate
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
      >
        <p className={styles["purpose"]}>
          Readers see this line at the end of the story in place of the computed one.
        </p>
        <TextInput
          label="Attribution line"
          data-autofocus
          value={words}
          maxLength={500}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Textarea
          label="Reason"
          required
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Refusals
          sentences={
            missing && reason.trim() === ""
              ? ["An override needs a reason: it stays in the record beside the line."]
              : []
          }
        />
        <div className={styles["buttons"]}>
          <Button variant="default" onClick={onClose}>
            Leave
          </Button>
          <Button type="submit">Override</Button>
        </div>
      </form>
    </Modal>
  );
}
