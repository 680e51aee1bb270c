import styles from "./admin.module.css";

/** Why not, in sentences. */
export function Refusals({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <div role="alert" className={styles["refusals"]}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
