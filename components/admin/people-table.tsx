"use client";

import { ROLE_NAMES, ROLES } from "#lib/newsroom/people/roles.ts";
import type { ListedPerson } from "#lib/newsroom/people/listed-people.ts";
import type { PeopleActions } from "./people.tsx";
import { PersonRow } from "./person-row.tsx";
import admin from "./admin.module.css";
import styles from "./people-table.module.css";

/** One row a person; a column a role, so that who may do what is read at a glance. */
export function PeopleTable({
  people,
  me,
  actions,
  onSuspend,
  onNewPassword,
}: {
  people: ListedPerson[];
  me: string;
  actions: PeopleActions;
  onSuspend: (person: ListedPerson) => void;
  onNewPassword: (person: ListedPerson) => void;
}) {
  // The roles stand for themselves where a narrow screen makes blocks of the rows.
  return (
    <table className={`${admin["table"]} ${styles["people"]}`} role="table" aria-label="People">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader">Name</th>
          {ROLES.map((role) => (
            <th key={role} role="columnheader" className={styles["role"]}>
              {ROLE_NAMES[role]}
            </th>
          ))}
          <th role="columnheader">Signed in</th>
          <th role="columnheader">
            <span className={styles["unseen"]}>Acts</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {people.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === me}
            actions={actions}
            onSuspend={onSuspend}
            onNewPassword={onNewPassword}
          />
        ))}
      </tbody>
    </table>
  );
}
