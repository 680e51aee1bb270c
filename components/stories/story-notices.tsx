"use client";

import { CloseButton } from "@mantine/core";
import { useContext, useEffect, useRef, useState, type ReactNode } from "react";
import { Ago, NewsroomTime } from "#components/ui/ago.tsx";
import { HOLD_KIND_NAMES } from "#lib/newsroom/stories/story.ts";
import type { HistoryView, StoryView } from "./story-view.ts";
import styles from "./story-notices.module.css";

export interface StoryNoticesProps {
  story: StoryView;
  history: HistoryView;
  me: string;
  /** The History tab stands beside the copy and shows the note already. */
  historyShown: boolean;
}

/** Events that hand a story back to somebody, who must read why. */
const HANDED_BACK = ["story.returned", "story.sent-back", "story.schedule-missed"];
/** Events that move a story on or back: the last of them says why it is where it is. */
const MOVES = [
  ...HANDED_BACK,
  "story.filed",
  "story.sent-for-approval",
  "story.approved",
  "story.published",
  "story.spiked",
  "story.restored",
];

/** What everyone who opens the story must know before they type: holds, the note it came back with, what others decided. */
export function StoryNotices({ story, history, me, historyShown }: StoryNoticesProps) {
  const { locale, timezone } = useContext(NewsroomTime);
  const stamp = (at: string) =>
    new Intl.DateTimeFormat(locale, { timeZone: timezone, dateStyle: "medium", timeStyle: "short" }).format(
      new Date(at),
    );
  const setAside = history.events.find((event) => event.name === "story.record-set-aside");
  const latestMove = history.events.find((event) => MOVES.includes(event.name));
  return (
    <div className={styles["notices"]}>
      {story.stage === "spiked" && (
        <Notice kind="stop">
          This story is spiked: it can be read, not changed. “Restore” brings it back.
        </Notice>
      )}
      {story.holds.map((hold) => (
        <Notice key={hold.id} kind="stop">
          <strong>Held: {HOLD_KIND_NAMES[hold.kind]}.</strong> {hold.reason} ({hold.by}
          {hold.until ? `, until ${stamp(hold.until)}` : ""})
        </Notice>
      ))}
      {setAside && (
        <Notice kind="news">
          Part of this story’s record could not be read and was set aside on {stamp(setAside.at)}. The story
          stands here without it; nothing was deleted. If words are missing, tell an administrator.
        </Notice>
      )}
      {story.publicationState === "scheduled" && story.scheduledFor && (
        <Notice kind="news">Goes out {stamp(story.scheduledFor)}.</Notice>
      )}
      {!historyShown && latestMove?.note && HANDED_BACK.includes(latestMove.name) && (
        <Notice kind="news">
          <strong>{latestMove.person}</strong> {latestMove.act} <Ago at={latestMove.at} />: “{latestMove.note}
          ”
        </Notice>
      )}
      <JustDecided history={history} me={me} />
    </div>
  );
}

/** What another person decided while I had the story open. */
function JustDecided({ history, me }: { history: HistoryView; me: string }) {
  // A query is no decision; it stands beside its words.
  const newest = history.events.find(({ name }) => !name.startsWith("query."));
  // What stood there at arrival is history, not news.
  const known = useRef(newest?.id);
  const [news, setNews] = useState<HistoryView["events"][number] | null>(null);
  useEffect(() => {
    if (!newest || newest.id === known.current) return;
    known.current = newest.id;
    setNews(newest.person === me ? null : newest);
  }, [newest, me]);
  return (
    <div role="status" aria-label="News about this story">
      {news && (
        <Notice kind="news" onClose={() => setNews(null)}>
          <strong>{news.person}</strong> {news.act} <Ago at={news.at} />.
        </Notice>
      )}
    </div>
  );
}

function Notice({
  kind,
  children,
  onClose,
}: {
  kind: "stop" | "news";
  children: ReactNode;
  onClose?: () => void;
}) {
  return (
    <div className={styles["notice"]} data-kind={kind}>
      <span>{children}</span>
      {onClose && <CloseButton size="sm" aria-label="Put this away" onClick={onClose} />}
    </div>
  );
}
