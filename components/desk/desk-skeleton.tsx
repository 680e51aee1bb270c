import styles from "./desk-skeleton.module.css";

/** The desk's own layout in grey, shown only when it takes longer than people notice. */
export function DeskSkeleton() {
  return (
    <div className={styles["skeleton"]} aria-busy="true">
      <p className={styles["words"]} role="status">
        Opening the desk …
      </p>
      <div className={styles["head"]} />
      <div className={styles["filters"]}>
        {Array.from({ length: 4 }, (_, box) => (
          <div key={box} />
        ))}
      </div>
      {[6, 9].map((rows) => (
        <div key={rows} className={styles["group"]}>
          {Array.from({ length: rows }, (_, row) => (
            <div key={row}>
              <span />
              <span />
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
