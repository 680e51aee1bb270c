"use client";

import { Button, Checkbox } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { MentionBox } from "#components/queries/mention-box.tsx";
import { UNREACHABLE, type QueryActions } from "#components/queries/query-actions.ts";
import type { QueryDesk } from "#components/queries/use-query-desk.ts";
import { Refusals } from "#components/ui/refusals.tsx";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";
import { LONGEST_QUERY, shortQuote } from "#lib/newsroom/queries/query.ts";
import type { SelectedWords } from "#components/editor/queries/selected-words.ts";
import styles from "./queries.module.css";

export interface AskFormProps {
  storyId: string;
  words: SelectedWords;
  desk: QueryDesk;
  mentionable: readonly Mentionable[];
  ask: QueryActions["ask"];
}

const DRAFT = "ask";

/** Asks about the words that were selected. */
export function AskForm({ storyId, words, desk, mentionable, ask }: AskFormProps) {
  const [text, setText] = useState(desk.drafts.get(DRAFT) ?? "");
  const [isRequired, setRequired] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const [isSending, setSending] = useState(false);
  const [asked, setAsked] = useState<string | null>(null);
  const picked = useRef<string[]>([]);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), [words]);

  // The form goes when its query is there to be seen.
  const isThere = asked !== null && desk.queries.some(({ id }) => id === asked);
  const { stopAsking } = desk;
  useEffect(() => {
    if (isThere) stopAsking();
  }, [isThere, stopAsking]);

  const write = (next: string) => {
    setText(next);
    desk.drafts.set(DRAFT, next);
  };
  const send = async () => {
    if (isSending || text.trim() === "" || text.trim().length > LONGEST_QUERY) return;
    setSending(true);
    const answer = await ask({
      storyId,
      ids: words.ids,
      text,
      required: isRequired,
      picked: picked.current,
    }).catch(() => null);
    if (!answer?.ok) {
      setSending(false);
      setRefusals(answer?.sentences ?? [UNREACHABLE]);
      return;
    }
    desk.drafts.delete(DRAFT);
    setAsked(answer.result.queryId);
    desk.choose(answer.result.queryId);
  };

  return (
    <section className={styles["asking"]} aria-label="New query">
      <blockquote className={styles["quote"]}>{shortQuote(words.quote, 240)}</blockquote>
      <MentionBox
        label="Query"
        isLabelShown
        isFirst
        placeholder="What do you want to know? @ calls a person or a desk."
        minRows={3}
        text={text}
        mentionable={mentionable}
        boxRef={box}
        onText={write}
        onPick={(one) => picked.current.push(one)}
        onSend={() => void send()}
        onLeave={desk.stopAsking}
      />
      <Checkbox
        label="Required"
        description="The story cannot be approved while it is open."
        size="sm"
        checked={isRequired}
        onChange={(event) => setRequired(event.currentTarget.checked)}
      />
      <Refusals sentences={refusals} onClose={() => setRefusals([])} />
      <div className={styles["row"]}>
        <Button
          size="compact-md"
          loading={isSending}
          disabled={text.trim() === "" || text.trim().length > LONGEST_QUERY}
          onClick={() => void send()}
        >
          Ask
        </Button>
        <Button size="compact-md" variant="default" disabled={isSending} onClick={desk.stopAsking}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
