"use client";

import { useHotkeys } from "@mantine/hooks";
import { useCallback, type ReactNode } from "react";
import { FindBar } from "#components/editor/finding/find-bar.tsx";
import { FormattingToolbar } from "#components/editor/toolbar/formatting-toolbar.tsx";
import { ShortcutHelp } from "#components/editor/shortcuts/shortcut-help.tsx";
import { StoryCanvas } from "#components/editor/story-canvas.tsx";
import { StoryOutline } from "#components/editor/outline/story-outline.tsx";
import { StorySession } from "#components/editor/session/story-session.tsx";
import { DecisionNotice } from "#components/suggestions/decision-notice.tsx";
import { OpenSuggestions } from "#components/suggestions/open-suggestions.tsx";
import { SuggestionMargin } from "#components/suggestions/suggestion-margin.tsx";
import {
  SuggestionsOfStory,
  useSuggestions,
  type Decided,
} from "#components/suggestions/suggestions-context.tsx";
import { SuggestionsPanel } from "#components/suggestions/suggestions-panel.tsx";
import { useLinkedSuggestion } from "#components/suggestions/use-linked-suggestion.ts";
import { QueriesPanel } from "#components/queries/queries-panel.tsx";
import type { QueryActions } from "#components/queries/query-actions.ts";
import { useQueryDesk } from "#components/queries/use-query-desk.ts";
import { SinceReadBar } from "#components/versions/since-read-bar.tsx";
import { VersionLayers } from "#components/versions/version-layers.tsx";
import type { Check } from "#lib/newsroom/stories/checks.ts";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";
import type { QueryThread } from "#lib/newsroom/queries/query-thread.ts";
import { ChecksPanel } from "./panel/checks-panel.tsx";
import { DetailsPanel } from "./panel/details-panel.tsx";
import { HistoryPanel } from "./panel/history-panel.tsx";
import { isPanelTab, type PanelTab } from "./panel/panel-tabs.ts";
import { SidePanel } from "./panel/side-panel.tsx";
import { SourcesPanel } from "./panel/sources-panel.tsx";
import { StoryLine } from "./story-line.tsx";
import { StoryNotices } from "./story-notices.tsx";
import { StoryPictures } from "./panel/story-pictures.tsx";
import { StoryRefresh } from "./story-refresh.tsx";
import { StoryTitle } from "./story-title.tsx";
import type { HistoryView, StoryActions, StoryView } from "./story-view.ts";
import { useGoTo } from "./use-go-to.ts";
import { useRememberedPanel } from "./panel/use-remembered-panel.ts";
import styles from "./story-screen.module.css";

export interface StoryScreenProps {
  story: StoryView;
  history: HistoryView;
  actor: { personId: string; name: string; ink: number };
  /** Just begun: the caret waits in the headline. */
  fresh: boolean;
  queries: {
    threads: readonly QueryThread[];
    mentionable: readonly Mentionable[];
    /** The query that a link into the story names. */
    linked: string | null;
    actions: QueryActions;
  };
  suggestions: {
    /** The suggestion that a link into the story names. */
    linked: string | null;
    /** One's own last decisions about suggestions, newest last. */
    decidedBefore: readonly Decided[];
  };
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
      <SuggestionsOfStory
        story={story}
        actions={props.actions}
        decidedBefore={props.suggestions.decidedBefore}
      >
        <VersionLayers people={story.everyone}>
          <Columns {...props} />
        </VersionLayers>
      </SuggestionsOfStory>
    </StorySession>
  );
}

function Columns({ story, history, actor, queries, suggestions, actions }: StoryScreenProps) {
  const panel = useRememberedPanel();
  const goTo = useGoTo();
  const { cards } = useSuggestions();
  const toggle = () => panel.setOpen(!panel.open);
  useHotkeys([["]", toggle]]);
  useHotkeys([["mod+alt+]", toggle]], [], true);

  const { show, setOpen } = panel;
  const queryDesk = useQueryDesk({
    queries: queries.threads,
    linked: queries.linked,
    showPanel: useCallback(() => show("Queries"), [show]),
    closePanel: useCallback(() => setOpen(false), [setOpen]),
  });
  useLinkedSuggestion(
    suggestions.linked,
    useCallback(() => show("Suggestions"), [show]),
  );
  const { jump } = queryDesk;
  const go = useCallback(
    ({ where }: Check) => {
      if (!where) return;
      if (where.tab && isPanelTab(where.tab)) show(where.tab);
      if (where.query) jump(where.query);
      goTo(where);
    },
    [show, goTo, jump],
  );

  const panels: Record<PanelTab, ReactNode> = {
    Details: <DetailsPanel story={story} actions={actions} />,
    Pictures: <StoryPictures story={story} onSuggestions={() => show("Suggestions")} />,
    Sources: <SourcesPanel story={story} />,
    Queries: (
      <QueriesPanel
        storyId={story.id}
        desk={queryDesk}
        mentionable={queries.mentionable}
        actions={queries.actions}
      />
    ),
    Suggestions: <SuggestionsPanel />,
    History: <HistoryPanel storyId={story.id} history={history} actions={actions} />,
    Checks: (
      <ChecksPanel
        checks={story.checks}
        onGo={go}
        below={{ "open-suggestions": <OpenSuggestions onShow={() => show("Suggestions")} /> }}
      />
    ),
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
          <FindBar />
          <SuggestionMargin
            inPanel={panel.open && panel.tab === "Suggestions"}
            onNoRoom={() => panel.show("Suggestions")}
          />
          <StoryCanvas />
          <SinceReadBar />
        </div>
        <SidePanel
          open={panel.open}
          tab={panel.tab}
          counts={{
            Queries: queries.threads.filter(({ resolved }) => !resolved).length,
            Suggestions: cards.length,
            Checks: story.checks.blocking.length,
          }}
          panels={panels}
          onTab={panel.show}
          onClose={() => panel.setOpen(false)}
        />
      </div>
      <DecisionNotice />
      <ShortcutHelp />
    </>
  );
}
