"use client";

import { Ago } from "#components/ui/ago.tsx";
import { LayerSwitches } from "#components/versions/layer-switches.tsx";
import { VersionList, type VersionListProps } from "#components/versions/version-list.tsx";
import type { HistoryView } from "#components/stories/story-view.ts";
import styles from "./panel.module.css";

export interface HistoryPanelProps {
  storyId: string;
  history: HistoryView;
  actions: VersionListProps["actions"];
}

/** Who did what and when, newest first, and the versions that were pinned on the way. */
export function HistoryPanel({ storyId, history, actions }: HistoryPanelProps) {
  return (
    <>
      <LayerSwitches />
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
                {event.publicNote && (
                  <p className={styles["note"]}>Readers were told: “{event.publicNote}”</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className={styles["section"]}>
        <h2 className={styles["heading"]}>Versions</h2>
        <VersionList storyId={storyId} newest={history.versions} actions={actions} />
      </section>
    </>
  );
}
