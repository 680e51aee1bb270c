"use client";

import { PasswordInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";

const shown = { visibilityToggleButtonProps: { "aria-label": "Show what is typed" } };

/** One's own password, for another one. */
export function ChangePasswordSheet({
  change,
  rule,
  onClose,
}: {
  change: Act<{ current: string; password: string }>;
  /** The rule for this person's roles, in a sentence. */
  rule: string;
  onClose: () => void;
}) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const { act, running, refusals } = useAct();
  const confirm = async () => {
    const answer = await act(() => change({ current, password }));
    if (!answer?.ok) return;
    notifications.show({ message: "Your password is changed.", autoClose: 4000 });
    onClose();
  };
  return (
    <Sheet
      title="Change password"
      purpose="You stay signed in here and are signed out everywhere else."
      refusals={refusals}
      running={running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <PasswordInput
        {...shown}
        label="Current password"
        autoComplete="current-password"
        data-autofocus
        value={current}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        {...shown}
        label="New password"
        description={rule}
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Sheet>
  );
}
