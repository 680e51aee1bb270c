"use client";

import { Button, SegmentedControl } from "@mantine/core";
import { useRef, useState } from "react";
import type { WordChange } from "#lib/document/versions/compare-words.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import { ComparedFields } from "./compared-fields.tsx";
import { ComparedLine } from "./compared-line.tsx";
import { ComparedWords } from "./compared-words.tsx";
import { hasChanges, isOnSide, type Side } from "./comparison.ts";
import { useChangeStops } from "./use-change-stops.ts";
import styles from "./comparison-view.module.css";

export interface ComparisonViewProps {
  comparison: RevisionComparison;
  before: string;
  after: string;
}

type View = "inline" | "beside";

/** Two versions of a story, in one text or side by side. */
export function ComparisonView({ comparison, before, after }: ComparisonViewProps) {
  const [view, setView] = useState<View>("inline");
  const page = useRef<HTMLDivElement>(null);
  const { at, count, step } = useChangeStops(page, `${before} ${after} ${view}`);
  if (!hasChanges(comparison))
    return (
      <p className={styles["alike"]}>
        The two versions are alike: not a word, detail, picture or source differs.
      </p>
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
      </div>
      {view === "inline" ? (
        <div className={styles["inline"]}>
          <Copy comparison={comparison} side="both" />
        </div>
      ) : (
        <div className={styles["beside"]}>
          <section aria-label={before}>
            <h2>{before}</h2>
            <Copy comparison={comparison} side="before" />
          </section>
          <section aria-label={after}>
            <h2>{after}</h2>
            <Copy comparison={comparison} side="after" />
          </section>
        </div>
      )}
      {comparison.fields.length > 0 && (
        <section className={styles["inline"]} aria-label="Details, sources and pictures">
          <h2>Details, sources and pictures</h2>
          <ComparedFields fields={comparison.fields} />
        </section>
      )}
    </div>
  );
}

function Copy({ comparison: { words }, side }: { comparison: RevisionComparison; side: Side }) {
  return (
    <div className={styles["copy"]}>
      <Text changes={words.headline} side={side} name="headline" />
      <Text changes={words.standfirst} side={side} name="standfirst" />
      {words.lines
        .filter((line) => isOnSide(line, side))
        .map((line, at) => (
          <ComparedLine key={at} change={line} side={side} />
        ))}
    </div>
  );
}

function Text({ changes, side, name }: { changes: readonly WordChange[]; side: Side; name: string }) {
  if (changes.length === 0) return null;
  return (
    <p className={styles[name]}>
      <ComparedWords changes={changes} side={side} />
    </p>
  );
}
