"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AdministeredDesk } from "#lib/newsroom/people/listed-people.ts";
import { DeskPeopleSheet } from "./desk-people-sheet.tsx";
import { DeskRow } from "./desk-row.tsx";
import { NameSheet } from "./name-sheet.tsx";
import { Refusals } from "#components/ui/refusals.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export interface DeskActions {
  open: Act<{ name: string }>;
  rename: Act<{ deskId: string; name: string }>;
  close: Act<{ deskId: string }>;
  reopen: Act<{ deskId: string }>;
  setPeople: Act<{ deskId: string; personIds: string[] }>;
}
export interface DeskPerson {
  id: string;
  name: string;
  ink: number;
}

/** The desks: where stories lie and who belongs there. */
export function Desks({
  desks,
  people,
  actions,
}: {
  desks: AdministeredDesk[];
  people: DeskPerson[];
  actions: DeskActions;
}) {
  const [name, setName] = useState("");
  const [renaming, setRenaming] = useState<AdministeredDesk | null>(null);
  const [manning, setManning] = useState<AdministeredDesk | null>(null);
  const { act, running, refusals } = useAct();
  const add = async () => {
    const answer = await act(() => actions.open({ name }));
    if (answer?.ok) setName("");
  };
  return (
    <>
      <div className={styles["head"]}>
        <h1>Desks</h1>
      </div>
      <p className={styles["lead"]}>
        A story lies at a desk, and waits for the people who belong there. A closed desk keeps its stories
        until somebody moves them.
      </p>
      <form
        className={styles["inline"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput label="Desk name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <Button type="submit" loading={running}>
          Add desk
        </Button>
      </form>
      <Refusals sentences={refusals} />
      <table className={styles["table"]} role="table" aria-label="Desks">
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader">Desk</th>
            <th role="columnheader">Belong to it</th>
            <th role="columnheader">In work</th>
            <th role="columnheader" aria-label="Acts" />
          </tr>
        </thead>
        <tbody role="rowgroup">
          {desks.map((desk) => (
            <DeskRow
              key={desk.id}
              desk={desk}
              people={people.filter(({ id }) => desk.personIds.includes(id))}
              actions={actions}
              onRename={setRenaming}
              onPeople={setManning}
            />
          ))}
        </tbody>
      </table>
      {renaming ? (
        <NameSheet
          title="Rename"
          label="Desk name"
          name={renaming.name}
          rename={(given) => actions.rename({ deskId: renaming.id, name: given })}
          onClose={() => setRenaming(null)}
        />
      ) : null}
      {manning ? (
        <DeskPeopleSheet
          desk={manning}
          people={people}
          setPeople={actions.setPeople}
          onClose={() => setManning(null)}
        />
      ) : null}
    </>
  );
}
