import { lineText, type Line } from "#lib/document/story/words.ts";
import type { LineChange } from "#lib/document/versions/compare-words.ts";
import { ComparedFields } from "./compared-fields.tsx";
import { ComparedWords } from "./compared-words.tsx";
import { drawnLine, type Side } from "./comparison.ts";
import styles from "./compared.module.css";

/** One line of the body with what became of it. */
export function ComparedLine({
  change,
  side = "both",
  by = [],
}: {
  change: LineChange;
  side?: Side;
  /** Who wrote what is new in it. */
  by?: readonly string[];
}) {
  const line = drawnLine(change, side);
  if (!line) return null;
  const moved = change.change === "moved" || (change.change === "changed" && change.moved);
  return (
    <div
      className={styles["line"]}
      data-kind={line.kind}
      {...(change.change === "same" ? {} : { "data-change": moved ? "moved" : change.change })}
    >
      {moved && <span className={styles["mark"]}>moved</span>}
      {(change.change === "split" || change.change === "joined") && (
        <span className={styles["mark"]}>{change.change === "split" ? "split in two" : "joined"}</span>
      )}
      {line.kind === "picture" && line.picture && (
        <img className={styles["picture"]} src={`/api/pictures/${line.picture}/320`} alt={line.alt ?? ""} />
      )}
      <Text change={change} side={side} />
      <WrittenBy names={by} />
      {change.change === "changed" && (
        // A caption is shown word by word in its place already.
        <ComparedFields fields={change.fields.filter((field) => field.name !== "Caption")} />
      )}
    </div>
  );
}

/** Whose words are new in a line, in small type under it. */
export const WrittenBy = ({ names }: { names: readonly string[] }) =>
  names.length > 0 ? <span className={styles["by"]}>{names.join(", ")}</span> : null;

function Text({ change, side }: { change: LineChange; side: Side }) {
  switch (change.change) {
    case "same":
    case "moved":
      return <p>{shown(change.line)}</p>;
    case "added":
      return (
        <p>
          <ins className={styles["ins"]}>{shown(change.line)}</ins>
        </p>
      );
    case "removed":
      return (
        <p>
          <del className={styles["del"]}>{shown(change.line)}</del>
        </p>
      );
    case "changed":
      return (
        <p>
          <ComparedWords changes={change.words} side={side} />
        </p>
      );
    case "split":
    case "joined":
      return (side === "before" ? change.before : change.after).map((line, at) => (
        <p key={at}>{shown(line)}</p>
      ));
  }
}

/** A line without words still shows that it is there. */
const shown = (line: Line): string =>
  lineText(line) || (line.kind === "picture" ? "A picture without a caption" : "An empty line");
