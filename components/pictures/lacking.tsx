import type { ReactNode } from "react";
import styles from "./lacking.module.css";

/** Says calmly what is still missing: it stops a publication, not the work. */
export const Lacking = ({ children }: { children: ReactNode }) => (
  <span className={styles["lacking"]}>{children}</span>
);
