"use client";

import { SegmentedControl } from "@mantine/core";
import { useContext, type Ref } from "react";
import { StoryArticle } from "#components/site/story-article.tsx";
import { NewsroomTime } from "#components/ui/ago.tsx";
import { storyName } from "#lib/newsroom/stories/desk.ts";
import type { WaitingStory } from "./approval-view.ts";
import { MarkedArticle } from "./marked-article.tsx";
import styles from "./approvals.module.css";

export interface PageAsReadProps {
  story: WaitingStory;
  plain: boolean;
  onPlain(plain: boolean): void;
  ref?: Ref<HTMLElement>;
}

/** The page as readers will see it; what changed since the last approval is marked, unless it is asked for plain. */
export function PageAsRead({ story, plain, onPlain, ref }: PageAsReadProps) {
  const clock = useContext(NewsroomTime);
  const marked = story.comparison !== null && !plain;
  return (
    <section ref={ref} className={styles["page"]} aria-label={`${storyName(story)} as readers will see it`}>
      <header className={styles["pageHead"]}>
        {story.comparison ? (
          <SegmentedControl
            size="xs"
            aria-label="Show"
            value={plain ? "plain" : "changes"}
            onChange={(chosen) => onPlain(chosen === "plain")}
            data={[
              { value: "changes", label: "Changes marked" },
              { value: "plain", label: "Plain" },
            ]}
          />
        ) : (
          <span>Never approved before: all of it is new.</span>
        )}
      </header>
      <div className={`paper ${styles["paper"]}`}>
        {marked && story.comparison ? (
          <MarkedArticle
            page={story.page}
            clock={clock}
            comparison={story.comparison}
            authors={story.changeAuthors}
          />
        ) : (
          <StoryArticle
            page={story.page}
            clock={clock}
            preview
            firstPublishedAt={story.firstPublishedAt}
            lastUpdatedAt={story.lastUpdatedAt}
          />
        )}
      </div>
    </section>
  );
}
