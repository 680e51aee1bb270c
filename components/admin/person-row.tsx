"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Ago } from "#components/ui/ago.tsx";
import { Face } from "#components/ui/face.tsx";
import { useIsLive } from "#components/ui/use-is-live.ts";
import type { ListedPerson } from "#lib/newsroom/people/listed-people.ts";
import { ROLE_NAMES, ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import type { PeopleActions } from "./people.tsx";
import { actInPlace } from "#components/shell/use-act.ts";
import admin from "./admin.module.css";
import styles from "./people-table.module.css";

export function PersonRow({
  person,
  isMe,
  actions,
  onSuspend,
  onNewPassword,
}: {
  person: ListedPerson;
  isMe: boolean;
  actions: PeopleActions;
  onSuspend: (person: ListedPerson) => void;
  onNewPassword: (person: ListedPerson) => void;
}) {
  const router = useRouter();
  const isLive = useIsLive();
  // A box shows at once what was chosen, until the server's list says what is so.
  const [chosen, setChosen] = useState<readonly Role[] | null>(null);
  const [listed, setListed] = useState(person.roles.join());
  if (listed !== person.roles.join()) {
    setListed(person.roles.join());
    setChosen(null);
  }
  const roles = chosen ?? person.roles;

  const setRole = async (role: Role, held: boolean) => {
    const wanted = ROLES.filter((each) => (each === role ? held : roles.includes(each)));
    setChosen(wanted);
    if (!(await actInPlace(() => actions.changeRoles({ personId: person.id, roles: wanted }))))
      setChosen(null);
    router.refresh();
  };
  const reinstate = async () => {
    await actInPlace(() => actions.reinstate({ personId: person.id }), `${person.name} can sign in again.`);
    router.refresh();
  };
  const resetFactor = async () => {
    await actInPlace(
      () => actions.resetSecondFactor({ personId: person.id }),
      `${person.name} signs in with the password alone.`,
    );
    router.refresh();
  };
  const endSessions = async () => {
    await actInPlace(
      () => actions.endSessions({ personId: person.id }),
      `${person.name} is signed out everywhere.`,
    );
    router.refresh();
  };

  return (
    <tr role="row" aria-label={person.name} className={person.suspendedAt ? admin["ended"] : undefined}>
      <td role="cell">
        <div className={admin["who"]}>
          <Face name={person.name} ink={person.ink} />
          <div>
            <strong>{person.name}</strong>
            <span className={admin["small"]}>
              {person.email}
              {person.desks.length > 0 ? ` · ${person.desks.join(", ")}` : ""}
              {person.hasSecondFactor ? " · second factor" : ""}
            </span>
          </div>
        </div>
      </td>
      {ROLES.map((role) => (
        <td key={role} role="cell" className={styles["role"]}>
          <label className={styles["box"]}>
            <input
              type="checkbox"
              checked={roles.includes(role)}
              disabled={!isLive}
              onChange={(event) => void setRole(role, event.currentTarget.checked)}
            />
            <span>{ROLE_NAMES[role]}</span>
          </label>
        </td>
      ))}
      <td role="cell" className={styles["signed"]}>
        <span className={admin["small"]}>
          {person.suspendedAt ? (
            <>
              Suspended <Ago at={person.suspendedAt} />
            </>
          ) : person.lastSignInAt ? (
            <>
              <Ago at={person.lastSignInAt} />
              {person.openSessions > 1
                ? `, ${person.openSessions} sessions`
                : person.openSessions === 0
                  ? ", signed out"
                  : ""}
            </>
          ) : (
            "Never signed in"
          )}
        </span>
      </td>
      <td role="cell">
        <div className={admin["acts"]}>
          {person.suspendedAt ? (
            <Button size="compact-sm" variant="default" onClick={() => void reinstate()}>
              Reinstate
            </Button>
          ) : (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => (isMe ? undefined : onSuspend(person))}
              {...(isMe
                ? { "aria-disabled": true, "data-disabled": true, title: "You cannot suspend yourself." }
                : {})}
            >
              Suspend
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => (person.openSessions === 0 ? undefined : void endSessions())}
            {...(person.openSessions === 0
              ? { "aria-disabled": true, "data-disabled": true, title: "Signed in nowhere." }
              : {})}
          >
            End sessions
          </Button>
          {person.suspendedAt ? null : (
            <Button size="compact-sm" variant="default" onClick={() => onNewPassword(person)}>
              New password
            </Button>
          )}
          {person.hasSecondFactor && !isMe ? (
            <Button size="compact-sm" variant="default" onClick={() => void resetFactor()}>
              Reset second factor
            </Button>
          ) : null}
        </div>
      </td>
    </tr>
  );
}
