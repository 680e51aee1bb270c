"use client";

import { Button, Popover, TextInput } from "@mantine/core";
import { useState } from "react";
import { useLookAgain } from "#components/shell/look-again.tsx";
import type { Answer } from "#lib/newsroom/answer.ts";
import { unreachable } from "#components/shell/unreachable.ts";

export interface NameVersionProps {
  /** What is on the button. */
  label: string;
  /** The name it has. */
  known: string | null;
  onName(name: string): Promise<Answer<unknown>>;
}

/** Gives a version a name to find it by; `Enter` takes it. */
export function NameVersion({ label, known, onName }: NameVersionProps) {
  const lookAgain = useLookAgain();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(known ?? "");
  const [refusal, setRefusal] = useState<string | null>(null);
  const take = async () => {
    const answer = await onName(name.trim()).catch(() => null);
    if (!answer?.ok) return setRefusal(answer?.sentences.join(" ") ?? unreachable());
    setRefusal(null);
    setOpen(false);
    lookAgain();
  };
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus position="bottom-end" withinPortal>
      <Popover.Target>
        <Button variant="subtle" size="compact-xs" onClick={() => setOpen(!open)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label="Version name"
          data-autofocus
          maxLength={120}
          value={name}
          error={refusal}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) void take();
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
