"use client";

import { Button, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusals } from "#components/ui/refusals.tsx";
import { actInPlace, useAct, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export interface SectionActions {
  addSection: Act<{ name: string }>;
  renameSection: Act<{ slug: string; name: string }>;
  orderSections: Act<{ slugs: string[] }>;
}
interface Section {
  slug: string;
  name: string;
}

/** The sections in the order of the paper's front. */
export function SectionList({
  sections,
  actions,
  onRename,
}: {
  sections: Section[];
  actions: SectionActions;
  onRename: (section: Section) => void;
}) {
  const router = useRouter();
  const [name, setName] = useState("");
  const { act, running, refusals } = useAct();
  const add = async () => {
    const answer = await act(() => actions.addSection({ name }));
    if (answer?.ok) setName("");
  };
  const moveUp = async (position: number) => {
    const slugs = sections.map(({ slug }) => slug);
    slugs.splice(position - 1, 0, ...slugs.splice(position, 1));
    await actInPlace(() => actions.orderSections({ slugs }));
    router.refresh();
  };
  return (
    <>
      <p className={styles["lead"]}>
        In the order of the front page; the first is the section of a new story. An address stays when a name
        changes.
      </p>
      <table className={styles["table"]} role="table" aria-label="Sections">
        <tbody role="rowgroup">
          {sections.map((section, position) => (
            <tr key={section.slug} role="row" aria-label={section.name}>
              <td role="cell">
                <strong>{section.name}</strong>
              </td>
              <td role="cell">
                <span className={styles["small"]}>/{section.slug}</span>
              </td>
              <td role="cell">
                <div className={styles["acts"]}>
                  <Button
                    size="compact-sm"
                    variant="default"
                    aria-label={`Move ${section.name} up`}
                    onClick={() => (position === 0 ? undefined : void moveUp(position))}
                    {...(position === 0 ? { "aria-disabled": true, "data-disabled": true } : {})}
                  >
                    Up
                  </Button>
                  <Button size="compact-sm" variant="default" onClick={() => onRename(section)}>
                    Rename
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form
        className={styles["inline"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          label="Section name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={running}>
          Add section
        </Button>
      </form>
      <Refusals sentences={refusals} />
    </>
  );
}
