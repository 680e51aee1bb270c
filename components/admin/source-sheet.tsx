"use client";

import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";

/** The two names of a wire source: ours, and the one readers see. */
export function SourceSheet({
  title,
  confirm,
  source,
  send,
  onClose,
}: {
  title: string;
  confirm: string;
  source?: { name: string; printedName: string };
  send: Act<{ name: string; printedName: string }>;
  onClose: () => void;
}) {
  const [name, setName] = useState(source?.name ?? "");
  const [printedName, setPrintedName] = useState(source?.printedName ?? "");
  const { act, running, refusals } = useAct();
  const done = async () => {
    // Most agencies are printed as they are called.
    const answer = await act(() =>
      send({ name, printedName: printedName.trim() === "" ? name : printedName }),
    );
    if (answer?.ok) onClose();
  };
  return (
    <Sheet
      title={title}
      confirm={confirm}
      refusals={refusals}
      running={running}
      onConfirm={() => void done()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label="Printed name"
        description="As readers see it. Left empty, it is the name."
        value={printedName}
        onChange={(event) => setPrintedName(event.currentTarget.value)}
      />
    </Sheet>
  );
}
