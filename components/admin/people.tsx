"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import type { ListedPerson, OpenLink } from "#lib/newsroom/people/listed-people.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { InviteSheet } from "./invite-sheet.tsx";
import { NewPasswordSheet } from "./new-password-sheet.tsx";
import { OpenLinks } from "./open-links.tsx";
import { PeopleTable } from "./people-table.tsx";
import { RequiredFactor } from "./required-factor.tsx";
import { SuspendSheet } from "./suspend-sheet.tsx";
import type { Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export interface PeopleActions {
  invite: Act<{ name: string; email: string; roles: Role[] }, { path: string; mailed: boolean }>;
  withdraw: Act<{ invitationId: string }>;
  changeRoles: Act<{ personId: string; roles: Role[] }>;
  suspend: Act<{ personId: string; reason: string }>;
  reinstate: Act<{ personId: string }>;
  endSessions: Act<{ personId: string }, { sessions: number }>;
  makePasswordLink: Act<{ personId: string }, { path: string }>;
  revokePasswordLink: Act<{ linkId: string }>;
  resetSecondFactor: Act<{ personId: string }>;
  requireSecondFactor: Act<{ role: Role; required: boolean }, { without: number }>;
}

/** Everyone who works here, what they may do, and who is invited. */
export function People({
  people,
  links,
  requiring,
  me,
  actions,
}: {
  people: ListedPerson[];
  links: OpenLink[];
  /** The roles whose holders must have a second factor. */
  requiring: Role[];
  me: string;
  actions: PeopleActions;
}) {
  const [inviting, setInviting] = useState(false);
  const [suspending, setSuspending] = useState<ListedPerson | null>(null);
  const [forgetful, setForgetful] = useState<ListedPerson | null>(null);
  const working = people.filter((person) => !person.suspendedAt).length;
  return (
    <>
      <div className={styles["head"]}>
        <h1>People</h1>
        <Button onClick={() => setInviting(true)}>Invite</Button>
      </div>
      <p className={styles["lead"]}>
        {working === 1 ? "One person works here." : `${working} people work here.`} A change of roles, a
        suspension or an ended session holds at once, on open pages too.
      </p>
      <PeopleTable
        people={people}
        me={me}
        actions={actions}
        onSuspend={setSuspending}
        onNewPassword={setForgetful}
      />
      <OpenLinks links={links} withdraw={actions.withdraw} revoke={actions.revokePasswordLink} />
      <RequiredFactor requiring={requiring} require={actions.requireSecondFactor} />
      {inviting ? <InviteSheet invite={actions.invite} onClose={() => setInviting(false)} /> : null}
      {suspending ? (
        <SuspendSheet person={suspending} suspend={actions.suspend} onClose={() => setSuspending(null)} />
      ) : null}
      {forgetful ? (
        <NewPasswordSheet
          person={forgetful}
          makeLink={actions.makePasswordLink}
          onClose={() => setForgetful(null)}
        />
      ) : null}
    </>
  );
}
