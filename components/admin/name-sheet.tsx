"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";

/** Gives something another name. */
export function NameSheet({
  title,
  label,
  name,
  rename,
  onClose,
}: {
  title: string;
  label: string;
  name: string;
  rename: Act<string>;
  onClose: () => void;
}) {
  const [given, setGiven] = useState(name);
  const { act, running, refusals } = useAct();
  const confirm = async () => {
    const answer = await act(() => rename(given));
    if (answer?.ok) onClose();
  };
  return (
    <Sheet
      title={title}
      refusals={refusals}
      running={running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextInput
        label={label}
        value={given}
        onChange={(event) => setGiven(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
    </Sheet>
  );
}
