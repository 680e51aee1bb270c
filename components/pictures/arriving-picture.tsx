"use client";

import { Progress } from "@mantine/core";
import { useId, useState, type DragEvent } from "react";
import { ACCEPTED_MEDIA_TYPES, MAX_MEGABYTES } from "#lib/newsroom/pictures/accepted-pictures.ts";
import { fileSize } from "./file-size.ts";
import { StaffPicture } from "./staff-picture.tsx";
import type { Upload } from "./use-upload.ts";
import styles from "./add-picture.module.css";

export interface ArrivingPictureProps {
  upload: Upload;
  onChoose(file: File): void;
  autoFocus: boolean;
}

/** Where a file is chosen or dropped, how far it has come, and what it turned out to be. */
export function ArrivingPicture({ upload, onChoose, autoFocus }: ArrivingPictureProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onChoose(file);
  };
  return (
    <div
      className={styles["arriving"]}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {upload.stage === "read" && (
        <StaffPicture picture={upload.picture} alt="" sizes="560px" className={styles["preview"]} />
      )}
      <label htmlFor={id} className={styles["label"]}>
        File
      </label>
      <input
        id={id}
        type="file"
        accept={ACCEPTED_MEDIA_TYPES.join(",")}
        aria-describedby={`${id}-state`}
        data-autofocus={autoFocus ? true : undefined}
        className={styles["input"]}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) onChoose(file);
        }}
      />
      <p id={`${id}-state`} className={styles["state"]} aria-live="polite">
        {stateOf(upload)}
      </p>
      {upload.stage === "sending" && (
        <Progress value={upload.share * 100} size="xs" aria-hidden transitionDuration={100} />
      )}
    </div>
  );
}

function stateOf(upload: Upload): string {
  switch (upload.stage) {
    case "none":
      return `JPEG, PNG, WebP or AVIF, ${MAX_MEGABYTES} MB at most. It can be dropped here too.`;
    case "sending":
      return upload.share < 1
        ? `Sending ${upload.file.name}, ${fileSize(upload.file.size)}…`
        : `Reading ${upload.file.name}…`;
    case "read": {
      const { fileName, width, height, bytes } = upload.picture;
      return `${fileName}, ${width} × ${height} pixels, ${fileSize(bytes)}`;
    }
    case "refused":
      return `${upload.file.name} was not added. Choose another; what you typed is kept.`;
  }
}
