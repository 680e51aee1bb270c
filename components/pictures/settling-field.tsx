"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";

export interface SettlingFieldProps {
  label: string;
  /** As it stands elsewhere; shown unless something else is being typed here. */
  value: string;
  /** Takes what was typed: at Enter, on leaving, after a pause, and before this goes away. */
  onSettle(value: string): void;
  maxLength: number;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  multiline?: boolean;
  readOnly?: boolean;
}

const PAUSE = 900;

/** A field that keeps what is being typed to itself until it settles; changes from elsewhere flow in meanwhile untyped. */
export function SettlingField({ value, onSettle, multiline, readOnly = false, ...rest }: SettlingFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const pending = useRef<{ draft: string; timer: ReturnType<typeof setTimeout> } | null>(null);
  const latest = useRef(onSettle);
  useEffect(() => {
    latest.current = onSettle;
  });

  const settle = () => {
    if (!pending.current) return;
    clearTimeout(pending.current.timer);
    const { draft: typed } = pending.current;
    pending.current = null;
    latest.current(typed);
  };
  // A panel that is closed in mid-word must not swallow the word.
  useEffect(() => settle, []);

  const type = (typed: string) => {
    setDraft(typed);
    if (pending.current) clearTimeout(pending.current.timer);
    pending.current = { draft: typed, timer: setTimeout(settle, PAUSE) };
  };
  const leave = () => {
    settle();
    setDraft(null);
  };
  const common = {
    ...rest,
    size: "sm",
    inputWrapperOrder: ["label", "input", "description", "error"] as (
      "label" | "input" | "description" | "error"
    )[],
    readOnly,
    value: draft ?? value,
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
      // Captions and alt texts are one paragraph: Enter takes what is typed.
      event.preventDefault();
      settle();
    },
  } as const;
  return multiline ? (
    <Textarea
      {...common}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => type(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...common} onChange={(event) => type(event.currentTarget.value)} />
  );
}
