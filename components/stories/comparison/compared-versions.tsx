import Link from "next/link";
import { Ago } from "#components/ui/ago.tsx";
import { VersionPickers, type PickedVersion } from "#components/versions/version-pickers.tsx";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import type { VersionAuthorsView } from "./version-authors.tsx";
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
  storyName: string;
  from: Version;
  to: Version;
  /** The younger one is what stands in the story at this moment. */
  now: boolean;
  comparison: RevisionComparison;
  /** Who wrote the younger one; null where that was not kept. */
  authors: VersionAuthorsView | null;
  /** What the address asks for, and what else there is to choose from. */
  picked: { from: string; to: string };
  versions: readonly PickedVersion[];
}

const nameOf = ({ name, number }: Version): string => name ?? `Version ${number}`;

/** Two versions of a story beside each other, with who pinned them and when. */
export function ComparedVersions({
  storyId,
  storyName,
  from,
  to,
  now,
  comparison,
  authors,
  picked,
  versions,
}: ComparedVersionsProps) {
  return (
    <div className={styles["page"]}>
      <header className={styles["head"]}>
        <Link href={`/stories/${storyId}`}>Back to the story</Link>
        <h1>{storyName}</h1>
        <p>
          {nameOf(from)} (<Stand version={from} />) and{" "}
          {now ? (
            "the story as it stands now"
          ) : (
            <>
              {nameOf(to)} (<Stand version={to} />)
            </>
          )}
        </p>
        <VersionPickers storyId={storyId} {...picked} versions={versions} />
      </header>
      <ComparisonView
        comparison={comparison}
        authors={authors}
        before={nameOf(from)}
        after={now ? "Now" : nameOf(to)}
      />
    </div>
  );
}

const Stand = ({ version }: { version: Version }) => (
  <>
    {version.act}; pinned <Ago at={version.at} />
    {version.by && ` by ${version.by}`}
  </>
);
