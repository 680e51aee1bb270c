"use client";

import { useState } from "react";
import type { ListedPerson } from "#lib/newsroom/people/listed-people.ts";
import { PASSWORD_LINK_HOURS } from "#lib/newsroom/people/password-link.ts";
import { OneTimeLink } from "./one-time-link.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";

/** Makes a one-time link for somebody who has forgotten their password, and shows it. */
export function NewPasswordSheet({
  person,
  makeLink,
  onClose,
}: {
  person: ListedPerson;
  makeLink: Act<{ personId: string }, { path: string }>;
  onClose: () => void;
}) {
  const [path, setPath] = useState<string | null>(null);
  const { act, running, refusals } = useAct();
  const confirm = async () => {
    if (path) return onClose();
    const answer = await act(() => makeLink({ personId: person.id }));
    if (answer?.ok) setPath(answer.result.path);
  };
  return (
    <Sheet
      title="New password"
      confirm={path ? "Done" : "Make link"}
      purpose={
        path
          ? `Hand this link to ${person.name}. It works once, within ${PASSWORD_LINK_HOURS} hours, and is not shown again.`
          : `Makes a link with which ${person.name} sets a new password. Until it is used, nothing changes for them.`
      }
      refusals={refusals}
      running={running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {path ? <OneTimeLink path={path} label="Password link" /> : null}
    </Sheet>
  );
}
