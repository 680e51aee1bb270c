"use client";

import { Alert, Button, Group, Textarea, TextInput } from "@mantine/core";
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import {
  cleanCredit,
  cleanLine,
  MAX_ALT,
  MAX_CAPTION,
  MAX_CREDIT,
} from "#lib/newsroom/pictures/credit-line.ts";
import type { PictureForStory, ReceivedPicture } from "#lib/newsroom/pictures/picture.ts";
import { wordsBeside, type PictureWords } from "#lib/newsroom/pictures/proposals.ts";
import { ArrivingPicture } from "./arriving-picture.tsx";
import { holdPicture } from "./held-pictures.ts";
import { changePicture } from "./picture-calls.ts";
import { useUpload } from "./use-upload.ts";
import styles from "./add-picture.module.css";

export interface AddPictureFormProps {
  initialFile: File | null;
  onLeave(): void;
  onAdd(picture: PictureForStory, words: { caption: string; alt: string }): void;
}

const BLANK: PictureWords = { credit: "", caption: "", alt: "" };

/** The fields of "Add a picture". What the file says about itself is proposed where a person typed nothing. */
export function AddPictureForm({ initialFile, onLeave, onAdd }: AddPictureFormProps) {
  const [typed, setTyped] = useState(BLANK);
  const [proposed, setProposed] = useState(BLANK);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const creditField = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const noteId = useId();

  const {
    upload,
    start,
    keep: keepArrived,
  } = useUpload((picture) => {
    const proposal = proposalOf(picture);
    setTyped((now) => wordsBeside(now, proposed, proposal));
    setProposed(proposal);
    if (document.activeElement?.getAttribute("type") === "file") creditField.current?.focus();
  });
  useEffect(() => {
    if (initialFile) start(initialFile);
  }, [initialFile, start]);

  const picture = upload.stage === "read" ? upload.picture : null;
  const alert = refusal ?? (upload.stage === "refused" ? upload.sentence : null);
  const set = (field: keyof PictureWords, value: string) => setTyped((now) => ({ ...now, [field]: value }));

  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (!picture || adding) return;
    setAdding(true);
    setRefusal(null);
    // Whoever leaves from here on leaves a picture that is being added.
    keepArrived();
    const answer = await keep(picture, typed);
    setAdding(false);
    if (!answer.ok) return setRefusal(answer.sentence);
    holdPicture(answer.result);
    onAdd(answer.result, { caption: cleanLine(typed.caption), alt: cleanLine(typed.alt) });
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    form.current?.requestSubmit();
  };
  const from = (field: keyof PictureWords, where: string) =>
    proposed[field] !== "" && typed[field] === proposed[field]
      ? `As the picture itself says: ${where}.`
      : undefined;

  return (
    <form ref={form} className={styles["form"]} onSubmit={(event) => void add(event)}>
      <ArrivingPicture upload={upload} onChoose={start} autoFocus={!initialFile} />
      {alert && (
        <Alert color="red" role="alert">
          {alert}
        </Alert>
      )}
      <TextInput
        ref={creditField}
        label="Credit line"
        placeholder="As the supplier wants it, e.g. Twitter/ Amrullah Saleh/ANI"
        description={from("credit", picture?.creditFrom ?? "")}
        value={typed.credit}
        maxLength={MAX_CREDIT}
        onChange={(event) => set("credit", event.currentTarget.value)}
        aria-describedby={noteId}
        data-autofocus={initialFile ? true : undefined}
      />
      <Textarea
        label="Caption"
        description={from("caption", "its description")}
        value={typed.caption}
        maxLength={MAX_CAPTION}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => set("caption", event.currentTarget.value)}
        onKeyDown={enter}
      />
      <Textarea
        label="Alt text"
        description={from("alt", "its alt text") ?? "What the picture shows, for those who cannot see it."}
        value={typed.alt}
        maxLength={MAX_ALT}
        autosize
        minRows={2}
        maxRows={6}
        onChange={(event) => set("alt", event.currentTarget.value)}
        onKeyDown={enter}
      />
      {picture && <Disagreements picture={picture} />}
      <Group justify="space-between" align="center" wrap="nowrap" gap="md">
        <p className={styles["note"]} id={noteId} aria-live="polite">
          {picture && cleanCredit(typed.credit) === ""
            ? "You can add it now and credit it later; a story cannot be published while a picture has no credit."
            : ""}
        </p>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={onLeave}>
            Cancel
          </Button>
          <Button type="submit" disabled={!picture} loading={adding}>
            Add
          </Button>
        </Group>
      </Group>
    </form>
  );
}

const proposalOf = (picture: ReceivedPicture): PictureWords => ({
  credit: picture.proposedCredit,
  caption: picture.proposedCaption,
  alt: picture.proposedAlt,
});

/** Keeps the credit, and the words as those with which the picture enters its next story. */
async function keep(picture: ReceivedPicture, typed: PictureWords) {
  const credit = cleanCredit(typed.credit);
  const words = { caption: cleanLine(typed.caption), alt: cleanLine(typed.alt) };
  let kept: PictureForStory = picture;
  if (credit !== picture.credit) {
    const answer = await changePicture(picture.id, { credit });
    if (!answer.ok) return answer;
    kept = answer.result;
  }
  if (words.caption !== kept.caption || words.alt !== kept.alt) {
    const answer = await changePicture(picture.id, words);
    if (!answer.ok) return answer;
    kept = answer.result;
  }
  return { ok: true, result: kept } as const;
}

/** Two places of one file say different things: a person decides, and for that sees both. */
function Disagreements({ picture }: { picture: ReceivedPicture }) {
  if (picture.disagreements.length === 0) return null;
  return (
    <details className={styles["disagreements"]}>
      <summary>The picture says different things about itself: check before you rely on it</summary>
      <dl>
        {picture.disagreements.map(({ field, values }) => (
          <div key={field}>
            <dt>{field}</dt>
            {values.map(({ from, value }) => (
              <dd key={from}>
                <span>{from}</span> {value}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}
