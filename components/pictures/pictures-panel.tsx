"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { usePictures } from "./held-pictures.ts";
import { PictureFields } from "./picture-fields.tsx";
import { StaffPicture } from "./staff-picture.tsx";
import styles from "./pictures-panel.module.css";

export interface PictureInStory {
  lineIndex: number;
  pictureId: string;
  caption: string;
  /** Suggestions stand in the caption: this panel shows it and does not change it. */
  captionHasSuggestions: boolean;
  alt: string;
}

export interface PicturesPanelProps {
  pictures: PictureInStory[];
  /** The line of the chosen picture, when the copy says which; else this panel keeps its own. */
  chosen?: number | null;
  onChoose?(lineIndex: number): void;
  /** Changes the words of the story at this line. */
  onChange(lineIndex: number, change: { caption?: string; alt?: string }): void;
  /** Shows what is suggested in the caption of this line. */
  onShowSuggestions?(lineIndex: number): void;
  onAddPicture?(): void;
  /** Whether caption and alt text may be changed by this person now. */
  mayEdit: boolean;
  /** Whether this person may set credits; they live with the picture, not with the story. */
  mayCredit: boolean;
}

/** The pictures of the story: one chosen, with the fields that belong to it. */
export function PicturesPanel(props: PicturesPanelProps) {
  const { pictures, chosen, onChoose, onChange, onShowSuggestions, onAddPicture, mayEdit, mayCredit } = props;
  const [own, setOwn] = useState<number | null>(null);
  const held = usePictures(pictures.map(({ pictureId }) => pictureId));
  const asked = chosen ?? own;
  const shown = pictures.find(({ lineIndex }) => lineIndex === asked) ?? pictures[0];
  const choose = (lineIndex: number) => {
    setOwn(lineIndex);
    onChoose?.(lineIndex);
  };
  const picture = shown && held.get(shown.pictureId);
  // Lines move when others write; a picture that stands twice is told apart by which of the two it is.
  const which = shown ? pictures.filter(({ pictureId }) => pictureId === shown.pictureId).indexOf(shown) : 0;

  return (
    <div className={styles["panel"]}>
      {onAddPicture && mayEdit && (
        <Button variant="default" size="compact-md" onClick={onAddPicture} className={styles["add"] ?? ""}>
          Add picture
        </Button>
      )}
      {pictures.length === 0 && (
        <p className={styles["none"]}>
          No pictures yet.{" "}
          {mayEdit
            ? "Add one, or drop or paste it into the copy."
            : "They appear here when somebody adds one."}
        </p>
      )}
      {pictures.length > 0 && (
        <ul className={styles["list"]} aria-label="Pictures in this story">
          {pictures.map((each, index) => {
            const its = held.get(each.pictureId);
            const known = its && its !== "missing" ? its : null;
            const lacks = [
              ...(known && !known.credit ? ["no credit yet"] : []),
              ...(each.alt.trim() === "" ? ["no alt text"] : []),
              ...(its === "missing" ? ["no longer in the library"] : []),
            ];
            return (
              <li key={`${each.pictureId}-${each.lineIndex}`}>
                <button
                  type="button"
                  className={styles["thumbnail"]}
                  aria-current={each === shown ? "true" : undefined}
                  aria-label={[`Picture ${index + 1}`, each.caption || known?.fileName, ...lacks]
                    .filter(Boolean)
                    .join(", ")}
                  onClick={() => choose(each.lineIndex)}
                >
                  {known && <StaffPicture picture={known} alt="" sizes="96px" />}
                  {lacks.length > 0 && (
                    <span className={styles["lacks"]} aria-hidden title={lacks.join(", ")} />
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {shown && (
        <PictureFields
          key={`${shown.pictureId}-${which}`}
          place={shown}
          picture={picture}
          mayEdit={mayEdit}
          mayCredit={mayCredit}
          onChange={(change) => onChange(shown.lineIndex, change)}
          {...(onShowSuggestions ? { onShowSuggestions: () => onShowSuggestions(shown.lineIndex) } : {})}
        />
      )}
    </div>
  );
}
