import type { FieldChange } from "#lib/document/versions/compare-words.ts";
import styles from "./compared.module.css";

export interface ComparedFieldsProps {
  fields: readonly FieldChange[];
  /** The number of each of them among all changes. */
  numbers?: readonly number[] | undefined;
}

/** What changed beside the words, each by its name: what it was, what it is. */
export function ComparedFields({ fields, numbers }: ComparedFieldsProps) {
  if (fields.length === 0) return null;
  return (
    <dl className={styles["fields"]}>
      {fields.map((field, at) => (
        <div key={field.name} data-stop={numbers?.[at]}>
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
