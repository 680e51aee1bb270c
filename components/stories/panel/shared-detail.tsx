"use client";

import { TextInput, type TextInputProps } from "@mantine/core";
import { useLayoutEffect, useRef, useState } from "react";
import { useSharedLine } from "#components/editor/session/use-shared-line.ts";
import { detailTooLong, LONGEST_DETAIL } from "#lib/document/story/details.ts";
import { placeAfter, spanBetween } from "#lib/document/story/merge-edits.ts";
import { cutAt } from "#lib/document/story/sound-text.ts";

/** The details that are a line of text. */
export type TextDetail = "slugline" | "kicker" | "byline" | "place" | "topics";

/**
 * One detail, written by several at once: what is typed goes to everybody at once, what others type shows at once and
 * leaves the caret where it is among the words.
 */
export function SharedDetail({ name, ...input }: { name: TextDetail } & TextInputProps) {
  const [live, write] = useSharedLine(name);
  const [isCut, setCut] = useState(false);
  /** Under a composition the field is left alone: what was there when it began, and what stands there now. */
  const [composed, setComposed] = useState<{ seen: string; text: string } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const caret = useCaretAmongWords(field, composed?.text ?? live);

  const typed = (seen: string, text: string) => {
    const fits = cutAt(text, LONGEST_DETAIL[name]);
    setCut(fits !== text);
    write(seen, fits);
  };
  return (
    <TextInput
      size="sm"
      autoComplete="off"
      {...input}
      ref={field}
      error={isCut ? `${detailTooLong(name)} The rest was left out.` : undefined}
      value={composed?.text ?? live}
      onSelect={caret.note}
      onChange={(event) => {
        const { value } = event.currentTarget;
        caret.note();
        if (composed) setComposed({ ...composed, text: value });
        else typed(live, value);
      }}
      onCompositionStart={() => setComposed({ seen: live, text: live })}
      onCompositionEnd={(event) => {
        const { value } = event.currentTarget;
        setComposed(null);
        typed(composed?.seen ?? live, value);
      }}
      onBlur={() => setCut(false)}
    />
  );
}

/** A field whose value is set by somebody else puts its caret at the end; here it stays with the words around it. */
function useCaretAmongWords(
  field: React.RefObject<HTMLInputElement | null>,
  shown: string,
): { note(): void } {
  const last = useRef({ text: shown, from: 0, to: 0 });
  const note = () => {
    const its = field.current;
    if (its) last.current = { text: its.value, from: its.selectionStart ?? 0, to: its.selectionEnd ?? 0 };
  };
  useLayoutEffect(() => {
    const { text, from, to } = last.current;
    if (text === shown) return;
    const span = spanBetween(text, shown);
    last.current = { text: shown, from: placeAfter(span, from), to: placeAfter(span, to) };
    if (document.activeElement === field.current)
      field.current?.setSelectionRange(last.current.from, last.current.to);
  }, [field, shown]);
  return { note };
}
