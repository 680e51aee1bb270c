import Link from "next/link";
import { Ago } from "#components/ui/ago.tsx";
import type { RevisionComparison } from "#lib/newsroom/stories/compare-revisions.ts";
import { ComparisonView } from "./comparison-view.tsx";
import styles from "./comparison-view.module.css";

interface Version {
  number: number;
  name: string | null;
  act: string;
  at: string;
  by: string | null;
}

export interface ComparedVersionsProps {
  storyId: string;
  from: Version;
  to: Version;
  /** The younger one is what stands in the story at this moment. */
  now: boolean;
  comparison: RevisionComparison;
}

const nameOf = ({ name, number }: Version): string => name ?? `Version ${number}`;

/** Two versions of a story beside each other, with who pinned them and when. */
export function ComparedVersions({ storyId, from, to, now, comparison }: ComparedVersionsProps) {
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <p>
          <Link href={`/stories/${storyId}`}>Back to the story</Link>
        </p>
        <h1>
          {nameOf(from)} and {now ? "the story as it stands now" : nameOf(to)}
        </h1>
        <p>
          {nameOf(from)} (<Stand version={from} />) beside {nameOf(to)} (<Stand version={to} />)
        </p>
      </header>
      <ComparisonView comparison={comparison} before={nameOf(from)} after={now ? "Now" : nameOf(to)} />
    </div>
  );
}

const Stand = ({ version }: { version: Version }) => (
  <>
    {version.act}; pinned <Ago at={version.at} />
    {version.by && ` by ${version.by}`}
  </>
);
