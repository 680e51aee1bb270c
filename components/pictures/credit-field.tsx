"use client";

import { useState } from "react";
import { cleanCredit, MAX_CREDIT, shownCredit } from "#lib/newsroom/pictures/credit-line.ts";
import type { PictureForStory } from "#lib/newsroom/pictures/picture.ts";
import { holdPicture } from "./held-pictures.ts";
import { changePicture } from "./picture-calls.ts";
import { Lacking } from "./lacking.tsx";
import { SettlingField } from "./settling-field.tsx";

export interface CreditFieldProps {
  picture: PictureForStory;
  readOnly: boolean;
  /** Where the picture stands: in a story, a missing credit stops its publication. */
  inStory?: boolean;
}

/** The one credit of a picture; setting it here sets it in every story that uses the picture. */
export function CreditField({ picture, readOnly, inStory = false }: CreditFieldProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const settle = async (typed: string) => {
    const credit = cleanCredit(typed);
    if (credit === picture.credit) return setRefusal(null);
    const answer = await changePicture(picture.id, { credit });
    if (answer.ok) holdPicture(answer.result);
    setRefusal(answer.ok ? null : `Not saved: ${answer.sentence}`);
  };
  const lacks = inStory
    ? "No credit yet: the story cannot be published without it."
    : "No credit yet: no story that uses it can be published.";
  return (
    <SettlingField
      label="Credit line"
      value={picture.credit}
      maxLength={MAX_CREDIT}
      readOnly={readOnly}
      placeholder="As the supplier wants it"
      description={
        picture.credit ? `Readers see: ${shownCredit(picture.credit)}` : <Lacking>{lacks}</Lacking>
      }
      error={refusal}
      onSettle={(typed) => void settle(typed)}
    />
  );
}
