"use client";

import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { NameSheet } from "./name-sheet.tsx";
import { Refusals } from "#components/ui/refusals.tsx";
import { SectionList, type SectionActions } from "./section-list.tsx";
import { useAct, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export interface StyleActions extends SectionActions {
  setAttribution: Act<{ form: string }>;
}

/** How the house words its attribution line, and the sections of the paper. */
export function HouseStyle({
  attributionForm,
  sections,
  actions,
}: {
  attributionForm: string;
  sections: { slug: string; name: string }[];
  actions: StyleActions;
}) {
  const [form, setForm] = useState(attributionForm);
  const [saved, setSaved] = useState(false);
  const [renaming, setRenaming] = useState<{ slug: string; name: string } | null>(null);
  const { act, running, refusals } = useAct();
  const save = async () => {
    const answer = await act(() => actions.setAttribution({ form }));
    setSaved(answer?.ok === true);
  };
  const shown = form.includes("{sources}") ? form.replace("{sources}", "ANI and PTI") : null;
  return (
    <>
      <div className={styles["head"]}>
        <h1>House style</h1>
      </div>
      <h2>Attribution line</h2>
      <form
        className={styles["inline"]}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label="Form of the attribution line"
          description="{sources} stands for the names of the wire sources a story uses."
          value={form}
          onChange={(event) => {
            setForm(event.currentTarget.value);
            setSaved(false);
          }}
        />
        <Button type="submit" loading={running}>
          Save
        </Button>
      </form>
      <Refusals sentences={refusals} />
      <p className={styles["lead"]} role="status">
        {shown ? (
          <>
            Readers see: <em>{shown}</em>
          </>
        ) : (
          "Write {sources} once, where the names of the sources go."
        )}
        {saved ? " Saved; stories follow at their next revision." : ""}
      </p>
      <h2>Sections</h2>
      <SectionList sections={sections} actions={actions} onRename={setRenaming} />
      {renaming ? (
        <NameSheet
          title="Rename"
          label="Section name"
          name={renaming.name}
          rename={(name) => actions.renameSection({ slug: renaming.slug, name })}
          onClose={() => setRenaming(null)}
        />
      ) : null}
    </>
  );
}
