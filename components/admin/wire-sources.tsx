"use client";

import { Button } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { WireSource } from "#lib/newsroom/wire/wire-source.ts";
import { SourceSheet } from "./source-sheet.tsx";
import { actInPlace, type Act } from "#components/shell/use-act.ts";
import styles from "./admin.module.css";

export interface WireSourceActions {
  add: Act<{ name: string; printedName: string }>;
  rename: Act<{ sourceId: string; name: string; printedName: string }>;
  close: Act<{ sourceId: string }>;
  reopen: Act<{ sourceId: string }>;
}

/** The agencies whose copy we take, each with the name readers see. */
export function WireSources({ sources, actions }: { sources: WireSource[]; actions: WireSourceActions }) {
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<WireSource | null>(null);
  const openOrClose = async ({ id, closed }: WireSource) => {
    await actInPlace(() => (closed ? actions.reopen({ sourceId: id }) : actions.close({ sourceId: id })));
    router.refresh();
  };
  return (
    <>
      <div className={styles["head"]}>
        <h1>Wire sources</h1>
        <Button onClick={() => setAdding(true)}>Add source</Button>
      </div>
      <p className={styles["lead"]}>
        Each can be named as a source of a story, and stands in its attribution line by its printed name. A
        closed one cannot be chosen any more; stories that name it keep it.
      </p>
      {sources.length === 0 ? (
        <p className={styles["nothing"]}>No wire sources yet. “Add source” makes the first.</p>
      ) : (
        <table className={styles["table"]} role="table" aria-label="Wire sources">
          <thead role="rowgroup">
            <tr role="row">
              <th role="columnheader">Name</th>
              <th role="columnheader">Printed name</th>
              <th role="columnheader" aria-label="Acts" />
            </tr>
          </thead>
          <tbody role="rowgroup">
            {sources.map((source) => (
              <tr
                key={source.id}
                role="row"
                aria-label={source.name}
                className={source.closed ? styles["ended"] : undefined}
              >
                <td role="cell">
                  <strong>{source.name}</strong>
                  {source.closed ? <span className={styles["small"]}>Closed</span> : null}
                </td>
                <td role="cell">{source.printedName}</td>
                <td role="cell">
                  <div className={styles["acts"]}>
                    {source.closed ? null : (
                      <Button size="compact-sm" variant="default" onClick={() => setRenaming(source)}>
                        Rename
                      </Button>
                    )}
                    <Button size="compact-sm" variant="default" onClick={() => void openOrClose(source)}>
                      {source.closed ? "Reopen" : "Close"}
                    </Button>
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding ? (
        <SourceSheet title="Add source" confirm="Add" send={actions.add} onClose={() => setAdding(false)} />
      ) : null}
      {renaming ? (
        <SourceSheet
          title="Rename"
          confirm="Rename"
          source={renaming}
          send={(names) => actions.rename({ sourceId: renaming.id, ...names })}
          onClose={() => setRenaming(null)}
        />
      ) : null}
    </>
  );
}
