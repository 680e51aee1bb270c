"use client";

import { Modal } from "@mantine/core";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";
import { AddPictureForm } from "./add-picture-form.tsx";

export interface AddPictureDialogProps {
  opened: boolean;
  onClose(): void;
  /** The picture with its credit as set, and what it says in this place. Called once; the dialog then closes. */
  onAdd(picture: PictureForStory, words: { caption: string; alt: string }): void;
  /** A file that was dropped or pasted: it is read at once. */
  initialFile?: File | null;
}

/** Asks for a picture and what belongs to it. */
export function AddPictureDialog({ opened, onClose, onAdd, initialFile }: AddPictureDialogProps) {
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title="Add a picture"
      size="lg"
      // A click beside it must not throw away what was typed.
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": "Close" }}
      transitionProps={{ duration: 0 }}
    >
      <AddPictureForm
        initialFile={initialFile ?? null}
        onLeave={onClose}
        onAdd={(picture, words) => {
          onAdd(picture, words);
          onClose();
        }}
      />
    </Modal>
  );
}
