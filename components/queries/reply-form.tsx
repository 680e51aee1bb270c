"use client";

import { Button } from "@mantine/core";
import { useRef, useState, type ReactNode } from "react";
import { MentionBox } from "#components/queries/mention-box.tsx";
import type { QueryDrafts } from "#components/queries/use-query-desk.ts";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";
import { LONGEST_QUERY } from "#lib/newsroom/queries/query.ts";
import styles from "./queries.module.css";

export interface ReplyFormProps {
  draftKey: string;
  drafts: QueryDrafts;
  mentionable: readonly Mentionable[];
  isSending: boolean;
  /** True: it is sent. */
  onSend(text: string, picked: string[]): Promise<boolean>;
  /** Further buttons beside "Send". */
  children: ReactNode;
}

/** Answers a query. What is half written stays when one looks elsewhere. */
export function ReplyForm({ draftKey, drafts, mentionable, isSending, onSend, children }: ReplyFormProps) {
  const [text, setText] = useState(drafts.get(draftKey) ?? "");
  const picked = useRef<string[]>([]);
  const write = (next: string) => {
    setText(next);
    if (next) drafts.set(draftKey, next);
    else drafts.delete(draftKey);
  };
  const isSendable = text.trim() !== "" && text.trim().length <= LONGEST_QUERY;
  const send = async () => {
    if (!isSendable || !(await onSend(text, picked.current))) return;
    write("");
    picked.current = [];
  };
  return (
    <>
      <MentionBox
        label="Reply"
        placeholder="Reply …"
        text={text}
        mentionable={mentionable}
        onText={write}
        onPick={(one) => picked.current.push(one)}
        onSend={() => void send()}
      />
      <div className={styles["row"]}>
        <Button
          size="compact-sm"
          variant="default"
          loading={isSending}
          disabled={!isSendable}
          onClick={() => void send()}
        >
          Send
        </Button>
        {children}
      </div>
    </>
  );
}
