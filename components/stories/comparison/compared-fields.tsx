import type { FieldChange } from "#lib/document/versions/compare-words.ts";
import styles from "./compared.module.css";

/** What changed beside the words, each by its name: what it was, what it is. */
export function ComparedFields({ fields }: { fields: readonly FieldChange[] }) {
  if (fields.length === 0) return null;
  return (
    <dl className={styles["fields"]}>
      {fields.map((field) => (
        <div key={field.name}>
          <dt>{field.name}</dt>
          <dd>
            {field.before !== "" && <del className={styles["del"]}>{field.before}</del>}
            {field.before !== "" && field.after !== "" && " "}
            {field.after !== "" && <ins className={styles["ins"]}>{field.after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
