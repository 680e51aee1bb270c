import type { ReactNode } from "react";
import styles from "./state-page.module.css";

/** A page that has one thing to say: what happened, what was kept, and what to do. */
export function StatePage({
  title,
  children,
  alone = false,
}: {
  title: string;
  children: ReactNode;
  alone?: boolean;
}) {
  const Outer = alone ? "main" : "div";
  return (
    <Outer className={styles["state"]}>
      <h1>{title}</h1>
      {children}
    </Outer>
  );
}
