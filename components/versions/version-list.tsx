"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useState } from "react";
import { NameVersion } from "#components/stories/panel/name-version.tsx";
import type { StoryActions, VersionsView } from "#components/stories/story-view.ts";
import { Ago } from "#components/ui/ago.tsx";
import { compareAddress } from "./compare-address.ts";
import { RestoreButton } from "./restore-button.tsx";
import styles from "./versions.module.css";
import { unreachable } from "#components/shell/unreachable.ts";

export interface VersionListProps {
  storyId: string;
  newest: VersionsView;
  actions: Pick<StoryActions, "nameRevision" | "namePresentWords" | "olderVersions" | "versionToRestore">;
}

/** The versions of the story, newest first: each can be compared, named and brought back. */
export function VersionList({ storyId, newest, actions }: VersionListProps) {
  const [older, setOlder] = useState<VersionsView | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const last = newest.versions.at(-1)?.number ?? 0;
  const versions = [...newest.versions, ...(older?.versions.filter(({ number }) => number < last) ?? [])];
  const more = older ? older.more : newest.more;

  const showOlder = async () => {
    setRunning(true);
    const before = versions.at(-1)?.number ?? 1;
    const answer = await actions.olderVersions({ storyId, before }).catch(() => null);
    setRunning(false);
    if (!answer?.ok) return setRefusal(answer?.sentences.join(" ") ?? unreachable());
    setRefusal(null);
    setOlder((known) => ({
      versions: [...(known?.versions ?? []), ...answer.result.versions],
      more: answer.result.more,
    }));
  };

  const nameNow = (
    <NameVersion
      label="Name the words as they stand"
      known={null}
      onName={(name) => actions.namePresentWords({ storyId, name })}
    />
  );
  if (versions.length === 0)
    return (
      <>
        <p className={styles["quiet"]}>
          No version yet. Each decision pins one, and so does a stretch of work when it is over.
        </p>
        {nameNow}
      </>
    );
  return (
    <>
      {nameNow}
      <ul className={styles["versions"]} aria-label="Versions">
        {versions.map((version) => (
          <li key={version.id}>
            <span>
              <strong>{version.name ?? `Version ${version.number}`}</strong>
              {version.name && ` · version ${version.number}`}
            </span>
            <span className={styles["quiet"]}>
              {version.act} · <Ago at={version.at} /> · {version.contributors.join(", ") || version.by}
            </span>
            <span className={styles["acts"]}>
              <Link
                href={
                  version.before
                    ? compareAddress(storyId, version.before, version.id)
                    : compareAddress(storyId, version.id, "now")
                }
                title={
                  version.before ? `With version ${version.number - 1}` : "With the words as they stand now"
                }
              >
                Compare
              </Link>
              <RestoreButton
                storyId={storyId}
                version={version}
                versionToRestore={actions.versionToRestore}
              />
              <NameVersion
                label="Name this version"
                known={version.name}
                onName={(name) => actions.nameRevision({ storyId, revisionId: version.id, name })}
              />
            </span>
          </li>
        ))}
      </ul>
      {refusal && <p role="alert">{refusal}</p>}
      {more && (
        <Button variant="subtle" size="compact-sm" loading={isRunning} onClick={() => void showOlder()}>
          Show older versions
        </Button>
      )}
    </>
  );
}
