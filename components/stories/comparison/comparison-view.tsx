"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { useMemo, useRef, useState } from "react";
import type { WordChange } from "#lib/document/versions/compare-words.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import { ComparedFields } from "./compared-fields.tsx";
import { ComparedLine } from "./compared-line.tsx";
import { ComparedWords } from "./compared-words.tsx";
import { hasChanges, isOnSide, type Side } from "./comparison.ts";
import { numberChanges, type ChangeNumbers } from "./number-changes.ts";
import { VersionAuthors, type VersionAuthorsView } from "./version-authors.tsx";
import { useChangeStops } from "./use-change-stops.ts";
import styles from "./comparison-view.module.css";

export interface ComparisonViewProps {
  comparison: RevisionComparison;
  /** Who wrote the younger version; null where that was not kept. */
  authors: VersionAuthorsView | null;
  before: string;
  after: string;
}

type View = "inline" | "beside";

/** Two versions of a story, in one text or side by side. */
export function ComparisonView({ comparison, authors, before, after }: ComparisonViewProps) {
  const [view, setView] = useState<View>("inline");
  const [byAuthor, setByAuthor] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const numbers = useMemo(() => numberChanges(comparison), [comparison]);
  const { count } = numbers;
  const { at, step } = useChangeStops(page, count, `${before} ${after} ${view} ${byAuthor}`);
  const authorsSwitch = authors && (
    <Button
      size="compact-sm"
      variant={byAuthor ? "filled" : "default"}
      aria-pressed={byAuthor}
      onClick={() => setByAuthor(!byAuthor)}
    >
      Authors
    </Button>
  );
  if (authors && byAuthor)
    return (
      <div>
        <div className={styles["switches"]}>
          {authorsSwitch}
          <span>Who wrote {after === "Now" ? "the story as it stands now" : after}</span>
        </div>
        <VersionAuthors authors={authors} name={after} />
      </div>
    );
  if (!hasChanges(comparison))
    return (
      <div>
        <div className={styles["switches"]}>{authorsSwitch}</div>
        <p className={styles["alike"]}>
          The two versions are alike: not a word, detail, picture or source differs.
        </p>
      </div>
    );
  return (
    <div ref={page}>
      <div className={styles["switches"]}>
        <SegmentedControl
          size="xs"
          aria-label="View"
          value={view}
          onChange={(chosen) => setView(chosen as View)}
          data={[
            { value: "inline", label: "Inline" },
            { value: "beside", label: "Side by side" },
          ]}
        />
        <Button size="compact-sm" variant="default" title="n" onClick={() => step(1)}>
          Next change
        </Button>
        <Button size="compact-sm" variant="default" title="p" onClick={() => step(-1)}>
          Previous change
        </Button>
        <span role="status" aria-label="Changes">
          {at > 0 ? `${at} of ${count}` : `${count} ${count === 1 ? "change" : "changes"}`}
        </span>
        {authorsSwitch}
      </div>
      {view === "inline" ? (
        <div className={styles["inline"]}>
          <Copy comparison={comparison} numbers={numbers} side="both" />
        </div>
      ) : (
        <div className={styles["beside"]}>
          <section aria-label={before}>
            <h2>{before}</h2>
            <Copy comparison={comparison} numbers={numbers} side="before" />
          </section>
          <section aria-label={after}>
            <h2>{after}</h2>
            <Copy comparison={comparison} numbers={numbers} side="after" />
          </section>
        </div>
      )}
      {comparison.fields.length > 0 && (
        <section className={styles["inline"]} aria-label="Details, sources and pictures">
          <h2>Details, sources and pictures</h2>
          <ComparedFields fields={comparison.fields} numbers={numbers.fields} />
        </section>
      )}
    </div>
  );
}

interface CopyProps {
  comparison: RevisionComparison;
  numbers: ChangeNumbers;
  side: Side;
}

function Copy({ comparison: { words }, numbers, side }: CopyProps) {
  return (
    <div className={styles["copy"]}>
      <Text changes={words.headline} numbers={numbers.headline} side={side} name="headline" />
      <Text changes={words.standfirst} numbers={numbers.standfirst} side={side} name="standfirst" />
      {words.lines.map(
        (line, at) =>
          isOnSide(line, side) && (
            <ComparedLine key={at} change={line} side={side} numbers={numbers.lines[at]} />
          ),
      )}
    </div>
  );
}

interface TextProps {
  changes: readonly WordChange[];
  numbers: readonly number[];
  side: Side;
  name: "headline" | "standfirst";
}

function Text({ changes, numbers, side, name }: TextProps) {
  if (changes.length === 0) return null;
  return (
    <p className={styles[name]}>
      <ComparedWords changes={changes} side={side} numbers={numbers} />
    </p>
  );
}
