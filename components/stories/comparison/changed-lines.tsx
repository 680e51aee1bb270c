import { changeSummary } from "#lib/document/versions/compare-words.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import { ComparedFields } from "./compared-fields.tsx";
import { ComparedLine } from "./compared-line.tsx";
import { ComparedWords } from "./compared-words.tsx";
import { hasChanges } from "./comparison.ts";
import styles from "./compared.module.css";

/** Only what changed, short enough for a list. */
export function ChangedLines({ comparison }: { comparison: RevisionComparison }) {
  const { words, fields } = comparison;
  if (!hasChanges(comparison)) return <p>Nothing changed since the last approval.</p>;
  const texts = [words.headline, words.standfirst].filter((text) =>
    text.some(({ change }) => change !== "same"),
  );
  const summary = [...changeSummary(words), ...fields.map(({ name }) => `${name.toLowerCase()} changed`)];
  return (
    <div className={styles["short"]}>
      <p className={styles["summary"]}>{summary.join(" · ")}</p>
      {texts.map((text, at) => (
        <p key={at}>
          <ComparedWords changes={text} />
        </p>
      ))}
      {words.lines
        .filter((line) => line.change !== "same")
        .map((line, at) => (
          <ComparedLine key={at} change={line} />
        ))}
      <ComparedFields fields={fields} />
    </div>
  );
}
