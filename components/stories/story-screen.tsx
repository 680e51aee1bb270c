"use client";

import { useHotkeys } from "@mantine/hooks";
import { useCallback, type ReactNode } from "react";
import { FormattingToolbar } from "#components/editor/formatting-toolbar.tsx";
import { ShortcutHelp } from "#components/editor/shortcut-help.tsx";
import { StoryCanvas } from "#components/editor/story-canvas.tsx";
import { StoryOutline } from "#components/editor/story-outline.tsx";
import { StorySession } from "#components/editor/story-session.tsx";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import { ChecksPanel } from "./checks-panel.tsx";
import { DetailsPanel } from "./details-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { isPanelTab, type PanelTab } from "./panel-tabs.ts";
import { QueriesPanel } from "./queries-panel.tsx";
import { SidePanel } from "./side-panel.tsx";
import { SourcesPanel } from "./sources-panel.tsx";
import { StoryLine } from "./story-line.tsx";
import { StoryNotices } from "./story-notices.tsx";
import { StoryPictures } from "./story-pictures.tsx";
import { StoryRefresh } from "./story-refresh.tsx";
import { StoryTitle } from "./story-title.tsx";
import { SuggestionsPanel } from "./suggestions-panel.tsx";
import type { HistoryView, StoryActions, StoryView } from "./story-view.ts";
import { useGoTo } from "./use-go-to.ts";
import { useRememberedPanel } from "./use-remembered-panel.ts";
import { useSuggestionCards } from "./use-suggestion-cards.ts";
import styles from "./story-screen.module.css";

export interface StoryScreenProps {
  story: StoryView;
  history: HistoryView;
  actor: { personId: string; name: string; ink: number };
  /** Just begun: the caret waits in the headline. */
  fresh: boolean;
  actions: StoryActions;
}

/** The story page: outline, copy and side panel around one live document. */
export function StoryScreen(props: StoryScreenProps) {
  const { story, actor, fresh } = props;
  return (
    <StorySession
      key={story.id}
      story={{ id: story.id, right: story.right, startingMode: story.startingMode }}
      actor={actor}
      fresh={fresh}
      people={story.everyone}
    >
      <Columns {...props} />
    </StorySession>
  );
}

function Columns({ story, history, actor, actions }: StoryScreenProps) {
  const panel = useRememberedPanel();
  const goTo = useGoTo();
  const cards = useSuggestionCards();
  const toggle = () => panel.setOpen(!panel.open);
  useHotkeys([["]", toggle]]);
  useHotkeys([["mod+alt+]", toggle]], [], true);

  const { show } = panel;
  const go = useCallback(
    ({ where }: Check) => {
      if (!where) return;
      if (where.tab && isPanelTab(where.tab)) show(where.tab);
      goTo(where);
    },
    [show, goTo],
  );

  const panels: Record<PanelTab, ReactNode> = {
    Details: <DetailsPanel story={story} actions={actions} />,
    Pictures: <StoryPictures story={story} />,
    Sources: <SourcesPanel story={story} />,
    Queries: <QueriesPanel />,
    Suggestions: <SuggestionsPanel story={story} cards={cards} actions={actions} />,
    History: <HistoryPanel storyId={story.id} history={history} actions={actions} />,
    Checks: <ChecksPanel checks={story.checks} onGo={go} />,
  };

  return (
    <>
      <StoryTitle story={story} />
      <StoryRefresh storyId={story.id} />
      <StoryLine
        story={story}
        actions={actions}
        onShowCause={() => panel.show("Checks")}
        panelOpen={panel.open}
        onPanel={toggle}
      />
      <div className={styles["columns"]} data-panel={panel.open || undefined}>
        <nav className={styles["outline"]} aria-label="Outline">
          <StoryOutline />
        </nav>
        <div className={styles["copy"]}>
          <StoryNotices
            story={story}
            history={history}
            me={actor.name}
            historyShown={panel.open && panel.tab === "History"}
          />
          <FormattingToolbar />
          <StoryCanvas />
        </div>
        <SidePanel
          open={panel.open}
          tab={panel.tab}
          counts={{ Suggestions: cards.length, Checks: story.checks.blocking.length }}
          panels={panels}
          onTab={panel.show}
          onClose={() => panel.setOpen(false)}
        />
      </div>
      <ShortcutHelp />
    </>
  );
}
