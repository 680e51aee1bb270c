"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useId } from "react";
import { ChangedLines } from "#components/stories/comparison/changed-lines.tsx";
import { Ago } from "#components/ui/ago.tsx";
import type { Decision } from "#lib/newsroom/stories/decisions.ts";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import type { WaitingStory } from "./approval-view.ts";
import { waysBack } from "./ways-back.ts";
import styles from "./approvals.module.css";

export interface WaitingCardProps {
  story: WaitingStory;
  chosen: boolean;
  onChoose(): void;
  /** Brings the page into view, where it does not stand beside the list. */
  onRead(): void;
  onDecide(decision: Decision): void;
}

/** One story that waits: its age, the size of what changed, and the two ways out. */
export function WaitingCard({ story, chosen, onChoose, onRead, onDecide }: WaitingCardProps) {
  const name = storyName(story);
  const id = useId();
  const approve = story.decisions.find((decision) => decision.name === "approve");
  const back = waysBack(story);
  return (
    <article
      className={styles["card"]}
      // Found by either of its names, as people know it by either.
      aria-label={story.slugline.trim() && story.headline.trim() ? `${name}, ${story.headline}` : name}
      aria-current={chosen || undefined}
      data-story={story.id}
      tabIndex={-1}
      onClick={onChoose}
      onFocus={onChoose}
    >
      <h2>
        <Link href={`/stories/${story.id}`}>{name}</Link>
      </h2>
      {story.slugline.trim() !== "" && story.headline.trim() !== "" && <p>{story.headline}</p>}
      <p className={styles["meta"]}>
        <Ago at={story.waitingSince} /> · {story.sentBy} · {story.page.wordCount.toLocaleString()} words
      </p>
      {story.holds.length > 0 && <p className={styles["held"]}>Held</p>}
      <section aria-label="Changes" className={styles["changes"]}>
        {story.comparison ? (
          <ChangedLines comparison={story.comparison} />
        ) : (
          <p>First approval: all of it is new.</p>
        )}
      </section>
      <div className={styles["acts"]}>
        <Button
          size="compact-md"
          variant={chosen ? "filled" : "default"}
          data-approve=""
          aria-disabled={!approve?.allowed || undefined}
          data-disabled={!approve?.allowed || undefined}
          {...(approve?.allowed ? {} : { "aria-describedby": id })}
          onClick={() => approve?.allowed && onDecide("approve")}
        >
          Approve
        </Button>
        <Button size="compact-md" variant="default" onClick={() => onDecide(back)}>
          Return
        </Button>
        <Button size="compact-md" variant="subtle" className={styles["readIt"] ?? ""} onClick={onRead}>
          Read it
        </Button>
      </div>
      {approve && !approve.allowed && (
        <p id={id} className={styles["meta"]}>
          {approve.refusals.join(" ")}
        </p>
      )}
    </article>
  );
}
