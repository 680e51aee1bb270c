"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { Face } from "#components/ui/face.tsx";
import type { AdministeredDesk } from "#lib/newsroom/people/listed-people.ts";
import type { DeskActions, DeskPerson } from "./desks.tsx";
import { actInPlace } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export function DeskRow({
  desk,
  people,
  actions,
  onRename,
  onPeople,
}: {
  desk: AdministeredDesk;
  people: DeskPerson[];
  actions: DeskActions;
  onRename: (desk: AdministeredDesk) => void;
  onPeople: (desk: AdministeredDesk) => void;
}) {
  const router = useRouter();
  const openOrClose = async () => {
    await actInPlace(() =>
      desk.closed ? actions.reopen({ deskId: desk.id }) : actions.close({ deskId: desk.id }),
    );
    router.refresh();
  };
  return (
    <tr role="row" aria-label={desk.name} className={desk.closed ? styles["ended"] : undefined}>
      <td role="cell">
        <strong>{desk.name}</strong>
        {desk.closed ? <span className={styles["small"]}>Closed</span> : null}
      </td>
      <td role="cell">
        <div className={styles["faces"]}>
          {people.slice(0, 12).map(({ id, name, ink }) => (
            <Face key={id} name={name} ink={ink} small />
          ))}
          <span className={styles["small"]}>
            {people.length === 0
              ? "Nobody yet"
              : people.length <= 3
                ? people.map(({ name }) => name).join(", ")
                : `${people.length} people`}
          </span>
        </div>
      </td>
      <td role="cell">{desk.stories === 1 ? "1 story" : `${desk.stories} stories`}</td>
      <td role="cell">
        <div className={styles["acts"]}>
          {desk.closed ? null : (
            <>
              <Button size="compact-sm" variant="default" onClick={() => onPeople(desk)}>
                Who belongs
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => onRename(desk)}>
                Rename
              </Button>
            </>
          )}
          <Button size="compact-sm" variant="default" onClick={() => void openOrClose()}>
            {desk.closed ? "Reopen" : "Close"}
          </Button>
        </div>
      </td>
    </tr>
  );
}
