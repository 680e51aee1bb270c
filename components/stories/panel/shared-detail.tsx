"use client";

import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import { useDetails } from "#components/editor/session/use-details.ts";

/** The details that are a line of text. */
export type TextDetail = "slugline" | "kicker" | "byline" | "place" | "topics";

/**
 * One detail, written by several at once: what is typed goes to everybody at once, what others type shows at once,
 * but never in the middle of one's own typing.
 */
export function SharedDetail({ name, ...input }: { name: TextDetail } & TextInputProps) {
  const [details, set] = useDetails();
  const [typing, setTyping] = useState<string | null>(null);
  return (
    <TextInput
      size="sm"
      autoComplete="off"
      {...input}
      value={typing ?? details[name] ?? ""}
      onChange={(event) => {
        setTyping(event.currentTarget.value);
        set(name, event.currentTarget.value);
      }}
      onBlur={() => setTyping(null)}
    />
  );
}
