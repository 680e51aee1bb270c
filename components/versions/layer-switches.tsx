"use client";

import { Button } from "@mantine/core";
import { AuthorsView } from "./authors-view.tsx";
import { useVersionLayers } from "./version-layers.tsx";
import styles from "./versions.module.css";

/** What History can lay over the copy: what is new since one last read it, and who wrote what. */
export function LayerSwitches() {
  const { authors, sinceRead } = useVersionLayers();
  return (
    <div className={styles["switches"]}>
      <div className={styles["row"]}>
        <Button
          size="compact-md"
          variant={sinceRead.on ? "filled" : "default"}
          aria-pressed={sinceRead.on}
          title="F8"
          onClick={sinceRead.toggle}
        >
          Since I last read it
        </Button>
        <Button
          size="compact-md"
          variant={authors.on ? "filled" : "default"}
          aria-pressed={authors.on}
          onClick={authors.toggle}
        >
          Authors
        </Button>
      </div>
      {authors.on && authors.shares && <AuthorsView shares={authors.shares} nameOf={authors.nameOf} />}
    </div>
  );
}
