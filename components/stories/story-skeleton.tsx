import styles from "./story-skeleton.module.css";

/** The page's own layout in grey, shown only when it takes longer than people notice. */
export function StorySkeleton() {
  return (
    <div className={styles["skeleton"]} aria-busy="true">
      <p className={styles["words"]} role="status">
        Opening the story …
      </p>
      <div className={styles["line"]} />
      <div className={styles["copy"]}>
        <div data-kind="headline" />
        <div data-kind="headline" data-short />
        <div data-kind="standfirst" />
        {Array.from({ length: 8 }, (_, line) => (
          <div key={line} data-short={line % 4 === 3 || undefined} />
        ))}
      </div>
    </div>
  );
}
