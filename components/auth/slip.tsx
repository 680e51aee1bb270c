import type { ReactNode } from "react";
import styles from "./slip.module.css";

/** The small sheet on which one enters the newsroom: a name-plate, a heading, a line of why, and what to fill in. */
export function Slip({
  nameplate,
  title,
  lead,
  children,
}: {
  nameplate: string;
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <main className={styles["page"]}>
      <div className={styles["slip"]}>
        <p className={styles["nameplate"]}>{nameplate}</p>
        <h1 className={styles["title"]}>{title}</h1>
        {lead ? <p className={styles["lead"]}>{lead}</p> : null}
        {children}
      </div>
    </main>
  );
}
