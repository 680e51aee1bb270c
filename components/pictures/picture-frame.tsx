"use client";

import type { ReactNode } from "react";
import type { Crop } from "#lib/document/story/words.ts";
import { shownCredit } from "#lib/newsroom/pictures/credit-line.ts";
import { usePicture } from "./held-pictures.ts";
import { StaffPicture } from "./staff-picture.tsx";
import styles from "./picture-frame.module.css";

export interface PictureFrameProps {
  pictureId: string;
  alt: string;
  crop?: Crop | undefined;
  /** Chosen for its fields in "Pictures". */
  chosen?: boolean;
  /** The caption: typed in place in the editor, text elsewhere. */
  children?: ReactNode;
}

/** A picture in the copy as readers will see it, with its caption and the credit that lives with it; what lacks is marked. */
export function PictureFrame({ pictureId, alt, crop, chosen = false, children }: PictureFrameProps) {
  const picture = usePicture(pictureId);
  if (picture === "missing")
    return (
      <figure className={styles["frame"]} data-chosen={chosen || undefined}>
        <div className={styles["gone"]} contentEditable={false}>
          This picture is no longer in the library. Take it out, or add it again.
        </div>
        <figcaption className={styles["caption"]}>{children}</figcaption>
      </figure>
    );
  return (
    <figure className={styles["frame"]} data-chosen={chosen || undefined}>
      <div contentEditable={false} className={styles["picture"]}>
        {picture && (
          <StaffPicture
            picture={picture}
            {...(crop ? { crop } : {})}
            alt={alt}
            sizes="(max-width: 760px) 100vw, 700px"
          />
        )}
      </div>
      <figcaption className={styles["caption"]}>
        {children}
        <span contentEditable={false} className={styles["said"]}>
          {picture && <PictureMarks credit={picture.credit} alt={alt} />}
        </span>
      </figcaption>
    </figure>
  );
}

/** The credit as readers will see it, or that there is none yet; and whether the alt text lacks. */
export function PictureMarks({ credit, alt }: { credit: string; alt: string }) {
  return (
    <>
      {credit ? <span className={styles["credit"]}>{shownCredit(credit)}</span> : <Mark>No credit yet</Mark>}
      {alt.trim() === "" && <Mark>No alt text</Mark>}
    </>
  );
}

const Mark = ({ children }: { children: ReactNode }) => <span className={styles["mark"]}>{children}</span>;
