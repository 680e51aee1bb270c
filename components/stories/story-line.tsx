"use client";

import Link from "next/link";
import { InThisStory } from "#components/editor/carets/in-this-story.tsx";
import { ModeSwitch } from "#components/editor/mode-switch.tsx";
import { SaveState } from "#components/editor/save-state.tsx";
import { useAboveCopy } from "#components/editor/use-above-copy.ts";
import { DecisionBar, type DecisionBarProps } from "./decisions/decision-bar.tsx";
import { PanelSwitch } from "./panel/panel-switch.tsx";
import type { StoryView } from "./story-view.ts";
import styles from "./story-line.module.css";

export interface StoryLineProps extends DecisionBarProps {
  story: StoryView;
  panelOpen: boolean;
  onPanel(): void;
}

/** One line above the copy: where the story stands, what comes next, how I write, what is saved, who is here. */
export function StoryLine({ story, actions, onShowCause, panelOpen, onPanel }: StoryLineProps) {
  return (
    <header className={styles["line"]} ref={useAboveCopy()}>
      <div className={styles["state"]}>
        <span role="status" aria-label="Stage" className={styles["stage"]} data-stage={story.stage}>
          {story.stageName}
        </span>
        <span
          role="status"
          aria-label="Publication"
          className={styles["publication"]}
          data-state={story.publicationState}
        >
          {story.publicationName}
        </span>
        {story.changedSince && <ChangedSince story={story} />}
        {story.pageAddress && (
          <a href={story.pageAddress} target="_blank" rel="noreferrer" className={styles["quiet"]}>
            View page
          </a>
        )}
      </div>
      <div className={styles["decisions"]}>
        <DecisionBar story={story} actions={actions} onShowCause={onShowCause} />
      </div>
      <div className={styles["writing"]}>
        <ModeSwitch />
        <SaveState />
        <InThisStory />
        <PanelSwitch open={panelOpen} onClick={onPanel} />
      </div>
    </header>
  );
}

/** Says so, and shows what: the pinned version beside the words as they stand now. */
function ChangedSince({ story }: { story: StoryView }) {
  const words = story.changedSince === "publication" ? "Changed since publication" : "Changed since approval";
  const from = story.changedSince === "publication" ? story.liveRevisionId : story.approvedRevisionId;
  if (!from) return <span className={styles["changed"]}>{words}</span>;
  return (
    <Link
      href={`/stories/${story.id}/compare?from=${encodeURIComponent(from)}&to=now`}
      className={styles["changed"]}
      title="See what changed"
    >
      {words}
    </Link>
  );
}
