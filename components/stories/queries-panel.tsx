import styles from "./panel.module.css";

/** Questions on the copy. */
export function QueriesPanel() {
  return <p className={styles["quiet"]}>No queries on this story.</p>;
}
