import { staffAddress } from "#components/site/picture-address.ts";
import { lineText, type Line } from "#lib/document/story/words.ts";
import type { LineChange } from "#lib/document/versions/compare-words.ts";
import { ComparedFields } from "./compared-fields.tsx";
import { ComparedWords } from "./compared-words.tsx";
import { drawnLine, type Side } from "./comparison.ts";
import { shownFields, type LineNumbers } from "./number-changes.ts";
import styles from "./compared.module.css";

/** One line of the body with what became of it. */
export function ComparedLine({
  change,
  side = "both",
  by = [],
  creditOf,
  numbers,
}: {
  change: LineChange;
  side?: Side;
  /** Who wrote what is new in it. */
  by?: readonly string[];
  /** What is printed under a picture, where the page is shown as readers get it. */
  creditOf?: (pictureId: string) => string;
  numbers?: LineNumbers | undefined;
}) {
  const line = drawnLine(change, side);
  if (!line) return null;
  // What was taken out is printed nowhere, and needs no credit there.
  const credit = change.change !== "removed" && line.picture ? creditOf?.(line.picture) : undefined;
  const moved = change.change === "moved" || (change.change === "changed" && change.moved);
  return (
    <div
      className={styles["line"]}
      data-kind={line.kind}
      data-stop={numbers?.line || undefined}
      {...(change.change === "same" ? {} : { "data-change": moved ? "moved" : change.change })}
    >
      {moved && <span className={styles["mark"]}>moved</span>}
      {(change.change === "split" || change.change === "joined") && (
        <span className={styles["mark"]}>{change.change === "split" ? "split in two" : "joined"}</span>
      )}
      {line.kind === "picture" && line.picture && (
        <img
          className={styles["picture"]}
          src={staffAddress({ id: line.picture }, line.crop, 640, "jpg")}
          alt={line.alt ?? ""}
        />
      )}
      <Text change={change} side={side} numbers={numbers?.words} />
      {credit && <p className={styles["credit"]}>Image: {credit}</p>}
      <WrittenBy names={by} />
      {change.change === "changed" && (
        <ComparedFields fields={shownFields(change)} numbers={numbers?.fields} />
      )}
    </div>
  );
}

/** Whose words are new in a line, in small type under it. */
export const WrittenBy = ({ names }: { names: readonly string[] }) =>
  names.length > 0 ? <span className={styles["by"]}>{names.join(", ")}</span> : null;

interface TextProps {
  change: LineChange;
  side: Side;
  numbers: readonly number[] | undefined;
}

function Text({ change, side, numbers }: TextProps) {
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
          <ComparedWords changes={change.words} side={side} numbers={numbers} />
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
