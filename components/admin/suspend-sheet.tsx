"use client";

import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { ListedPerson } from "#lib/newsroom/people/listed-people.ts";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";

export function SuspendSheet({
  person,
  suspend,
  onClose,
}: {
  person: ListedPerson;
  suspend: Act<{ personId: string; reason: string }>;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const { act, running, refusals } = useAct();
  const confirm = async () => {
    const answer = await act(() => suspend({ personId: person.id, reason }));
    if (answer?.ok) onClose();
  };
  return (
    <Sheet
      title="Suspend"
      purpose={`${person.name} is signed out everywhere at once and cannot sign in until reinstated. What they wrote stays, under their name.`}
      refusals={refusals}
      running={running}
      danger
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Textarea
        label="Reason"
        description="Kept in the record, for administrators."
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Sheet>
  );
}
