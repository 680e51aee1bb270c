"use client";

import Link from "next/link";
import { Ago } from "#components/ui/ago.tsx";
import { NameVersion } from "./name-version.tsx";
import type { HistoryView, StoryActions } from "./story-view.ts";
import styles from "./panel.module.css";

export interface HistoryPanelProps {
  storyId: string;
  history: HistoryView;
  actions: Pick<StoryActions, "nameRevision">;
}

/** Who did what and when, newest first, and the versions that were pinned on the way. */
export function HistoryPanel({ storyId, history, actions }: HistoryPanelProps) {
  return (
    <>
      <section className={styles["section"]}>
        <h2 className={styles["heading"]}>What happened</h2>
        {history.events.length === 0 ? (
          <p className={styles["quiet"]}>Nothing yet. Every decision about this story will stand here.</p>
        ) : (
          <ul className={styles["events"]} aria-label="Events">
            {history.events.map((event) => (
              <li key={event.id}>
                <strong>{event.person}</strong> {event.act} · <Ago at={event.at} />
                {event.note && <p className={styles["note"]}>{event.note}</p>}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles["section"]}>
        <h2 className={styles["heading"]}>Versions</h2>
        {history.versions.length === 0 ? (
          <p className={styles["quiet"]}>No version yet. Each decision pins one.</p>
        ) : (
          <ul className={styles["events"]} aria-label="Versions">
            {history.versions.map((version, index) => {
              const before = history.versions[index + 1];
              return (
                <li key={version.id} className={styles["version"]}>
                  <span>
                    <strong>{version.name ?? `Version ${version.number}`}</strong>
                    {version.name && ` · version ${version.number}`}
                  </span>
                  <span className={styles["versionActs"]}>
                    <Link
                      href={
                        before
                          ? compareAddress(storyId, before.id, version.id)
                          : compareAddress(storyId, version.id, "now")
                      }
                      title={before ? `With version ${before.number}` : "With the words as they stand now"}
                    >
                      Compare
                    </Link>
                    <NameVersion storyId={storyId} version={version} nameRevision={actions.nameRevision} />
                  </span>
                  <span className={styles["quiet"]}>
                    {version.act} · <Ago at={version.at} /> · {version.contributors.join(", ") || version.by}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </section>
    </>
  );
}

const compareAddress = (storyId: string, from: string, to: string): string =>
  `/stories/${storyId}/compare?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
