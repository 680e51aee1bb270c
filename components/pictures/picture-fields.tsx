"use client";

import { Alert, Button } from "@mantine/core";
import { MAX_ALT, MAX_CAPTION } from "#lib/newsroom/pictures/credit-line.ts";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";
import { CreditField } from "./credit-field.tsx";
import type { PictureInStory } from "./pictures-panel.tsx";
import { Lacking } from "./lacking.tsx";
import { SettlingField } from "./settling-field.tsx";
import { StaffPicture } from "./staff-picture.tsx";
import styles from "./pictures-panel.module.css";

export interface PictureFieldsProps {
  place: PictureInStory;
  picture: PictureForStory | "missing" | undefined;
  mayEdit: boolean;
  mayCredit: boolean;
  onChange(change: { caption?: string; alt?: string }): void;
  onShowSuggestions?(): void;
}

/** What belongs to one picture in the story. */
export function PictureFields(props: PictureFieldsProps) {
  const { place, picture, mayEdit, mayCredit, onChange, onShowSuggestions } = props;
  if (picture === "missing")
    return (
      <Alert color="red">
        This picture is no longer in the library. Take it out of the story, or add it again.
      </Alert>
    );
  return (
    <div className={styles["fields"]}>
      {picture && (
        <StaffPicture picture={picture} alt={place.alt} sizes="320px" className={styles["large"]} />
      )}
      {picture ? (
        <CreditField picture={picture} readOnly={!mayCredit} inStory />
      ) : (
        <div className={styles["waiting"]} />
      )}
      <SettlingField
        label="Caption"
        multiline
        value={place.caption}
        maxLength={MAX_CAPTION}
        readOnly={!mayEdit || place.captionHasSuggestions}
        description={
          place.captionHasSuggestions && (
            <>
              Suggestions stand in this caption: decide about them first, or change the words in the copy.{" "}
              {onShowSuggestions && (
                <Button variant="subtle" size="compact-xs" onClick={onShowSuggestions}>
                  Show the suggestions
                </Button>
              )}
            </>
          )
        }
        onSettle={(caption) => {
          if (caption !== place.caption) onChange({ caption });
        }}
      />
      <SettlingField
        label="Alt text"
        multiline
        value={place.alt}
        maxLength={MAX_ALT}
        readOnly={!mayEdit}
        description={
          place.alt.trim() === "" ? (
            <Lacking>No alt text yet: the story cannot be published without it.</Lacking>
          ) : (
            "What the picture shows, for those who cannot see it."
          )
        }
        onSettle={(alt) => {
          if (alt !== place.alt) onChange({ alt });
        }}
      />
      {picture && (
        <p className={styles["facts"]}>
          {picture.fileName}, {picture.width} × {picture.height} pixels
        </p>
      )}
    </div>
  );
}
