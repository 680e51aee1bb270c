"use client";

import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { ROLE_NAMES, ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import { OneTimeLink } from "./one-time-link.tsx";
import type { PeopleActions } from "./people.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct } from "#components/shell/use-act.ts";
import admin from "./admin.module.css";
import styles from "./invite-sheet.module.css";

/** Invites by name, e-mail and roles, then shows the one-time link. */
export function InviteSheet({ invite, onClose }: { invite: PeopleActions["invite"]; onClose: () => void }) {
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [invited, setInvited] = useState<{ path: string; mailed: boolean } | null>(null);
  const { act, running, refusals } = useAct();

  const confirm = async () => {
    const answer = await act(() => invite({ name, email, roles: [...roles] }));
    if (answer?.ok) setInvited(answer.result);
  };

  if (invited)
    return (
      <Modal
        opened
        onClose={onClose}
        title="Invite"
        closeButtonProps={{ "aria-label": "Close" }}
        transitionProps={{ duration: 0 }}
        classNames={{ title: admin["title"] ?? "" }}
        size={440}
      >
        <div className={admin["form"]}>
          <p className={admin["purpose"]}>
            {invited.mailed
              ? `The link is on its way to ${email}. You may also hand it over yourself.`
              : `Hand this link to ${name}.`}{" "}
            It works once, within 7 days, and is not shown again.
          </p>
          <OneTimeLink path={invited.path} />
          <div className={admin["buttons"]}>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      </Modal>
    );
  return (
    <Sheet
      title="Invite"
      refusals={refusals}
      running={running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <TextInput
        label="Name"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        label="Email"
        type="email"
        autoComplete="off"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <fieldset className={styles["roles"]}>
        <legend>Roles</legend>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={ROLE_NAMES[role]}
            checked={roles.includes(role)}
            onChange={(event) => {
              const held = event.currentTarget.checked;
              setRoles((now) => ROLES.filter((each) => (each === role ? held : now.includes(each))));
            }}
          />
        ))}
      </fieldset>
    </Sheet>
  );
}
