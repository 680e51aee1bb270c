"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AdministeredDesk } from "#lib/newsroom/people/listed-people.ts";
import type { DeskActions, DeskPerson } from "./desks.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useAct } from "#components/shell/use-act.ts";
import styles from "./desk-people-sheet.module.css";

/** Says who belongs to a desk. */
export function DeskPeopleSheet({
  desk,
  people,
  setPeople,
  onClose,
}: {
  desk: AdministeredDesk;
  people: DeskPerson[];
  setPeople: DeskActions["setPeople"];
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<readonly string[]>(desk.personIds);
  const [find, setFind] = useState("");
  const { act, running, refusals } = useAct();
  const confirm = async () => {
    const answer = await act(() => setPeople({ deskId: desk.id, personIds: [...chosen] }));
    if (answer?.ok) onClose();
  };
  const shown = people.filter(({ name }) => name.toLowerCase().includes(find.trim().toLowerCase()));
  return (
    <Sheet
      title="Who belongs"
      purpose={`To ${desk.name}. A person may belong to several desks.`}
      refusals={refusals}
      running={running}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {people.length > 10 ? (
        <TextInput
          label="Find"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          data-autofocus
        />
      ) : null}
      <div className={styles["people"]}>
        {shown.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(event) => {
              const belongs = event.currentTarget.checked;
              setChosen((now) => (belongs ? [...now, id] : now.filter((each) => each !== id)));
            }}
          />
        ))}
        {shown.length === 0 ? <p>Nobody goes by that name.</p> : null}
      </div>
    </Sheet>
  );
}
