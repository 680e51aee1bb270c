"use client";

import { Button } from "@mantine/core";
import { useEffect, useRef, type CSSProperties, type MouseEvent } from "react";
import { QueryMessages } from "#components/queries/query-messages.tsx";
import { ReplyForm } from "#components/queries/reply-form.tsx";
import type { QueryActions } from "#components/queries/query-actions.ts";
import { useQueryActs } from "#components/queries/use-query-acts.ts";
import type { ChosenQuery, QueryDrafts } from "#components/queries/use-query-desk.ts";
import { Refusals } from "#components/ui/refusals.tsx";
import { Ago } from "#components/ui/ago.tsx";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";
import { shortQuote } from "#lib/newsroom/queries/query.ts";
import type { QueryThread } from "#lib/newsroom/queries/query-thread.ts";
import styles from "./queries.module.css";

export interface QueryArticleProps {
  thread: QueryThread;
  /** All its words are deleted. */
  isGone: boolean;
  /** Set while it is the one that is looked at. */
  chosen: ChosenQuery | null;
  drafts: QueryDrafts;
  mentionable: readonly Mentionable[];
  actions: Pick<QueryActions, "reply" | "resolve" | "reopen">;
  onShowWords(): void;
}

const LONGEST_SHOWN = 240;

/** One query: the words, what was said about them, and what can be done. */
export function QueryArticle(props: QueryArticleProps) {
  const { thread, isGone, chosen, drafts, mentionable, actions, onShowWords } = props;
  const article = useRef<HTMLElement>(null);
  const { running, refusals, act, forget } = useQueryActs();
  const asker = thread.messages[0]?.by;

  useEffect(() => {
    if (!chosen) return;
    article.current?.scrollIntoView({ block: "nearest" });
    if (chosen.takesFocus) article.current?.focus({ preventScroll: true });
  }, [chosen]);

  const clicked = (event: MouseEvent) => {
    const isControl = (event.target as Element).closest("button, textarea, a, [role=listbox]") !== null;
    // Whoever selects words of an answer wants to copy them.
    if (!isControl && !isGone && window.getSelection()?.isCollapsed !== false) onShowWords();
  };
  const named = `Query by ${asker?.name ?? "a colleague"} on “${shortQuote(thread.quote)}”`;
  return (
    <article
      ref={article}
      className={styles["thread"]}
      aria-label={named}
      tabIndex={-1}
      data-chosen={chosen ? true : undefined}
      data-gone={isGone || undefined}
      style={{ "--its-ink": `var(--ink-${(asker?.ink ?? 0) % 8})` } as CSSProperties}
      onClick={clicked}
    >
      {isGone && <p className={styles["gone"]}>The words are gone:</p>}
      <blockquote className={styles["quote"]}>{shortQuote(thread.quote, LONGEST_SHOWN)}</blockquote>
      {thread.required && (
        <p className={styles["required"]}>{thread.resolved ? "Was required" : "Required before approval"}</p>
      )}
      <QueryMessages messages={thread.messages} names={mentionable.map(({ name }) => name)} />
      {thread.resolved && (
        <p className={styles["settled"]}>
          Resolved by {thread.resolved.by} · <Ago at={thread.resolved.at} />
        </p>
      )}
      {thread.mayReply && (
        <ReplyForm
          draftKey={thread.id}
          drafts={drafts}
          mentionable={mentionable}
          isSending={running === "reply"}
          onSend={(text, picked) => act("reply", () => actions.reply({ queryId: thread.id, text, picked }))}
        >
          {thread.mayResolve && (
            <Button
              size="compact-sm"
              variant="default"
              loading={running === "resolve"}
              onClick={() => void act("resolve", () => actions.resolve({ queryId: thread.id }))}
            >
              Resolve
            </Button>
          )}
          {!isGone && <ShowWords onClick={onShowWords} />}
        </ReplyForm>
      )}
      {thread.resolved && (
        <div className={styles["row"]}>
          {thread.mayReopen && (
            <Button
              size="compact-sm"
              variant="default"
              loading={running === "reopen"}
              onClick={() => void act("reopen", () => actions.reopen({ queryId: thread.id }))}
            >
              Reopen
            </Button>
          )}
          {!isGone && <ShowWords onClick={onShowWords} />}
        </div>
      )}
      <Refusals sentences={refusals} onClose={forget} />
    </article>
  );
}

const ShowWords = ({ onClick }: { onClick(): void }) => (
  <Button size="compact-sm" variant="subtle" className={styles["show"] ?? ""} onClick={onClick}>
    Show the words
  </Button>
);
