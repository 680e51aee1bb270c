"use client";

import { Ago } from "#components/ui/ago.tsx";
import { textParts } from "#lib/newsroom/queries/mentions.ts";
import type { QueryMessage } from "#lib/newsroom/queries/query-thread.ts";
import styles from "./queries.module.css";

/** What was asked and answered, in order; whoever is called stands out. */
export function QueryMessages({
  messages,
  names,
}: {
  messages: readonly QueryMessage[];
  names: readonly string[];
}) {
  return (
    <ol className={styles["messages"]}>
      {messages.map((message) => (
        <li key={message.id}>
          <p className={styles["head"]}>
            <strong style={{ color: `var(--ink-${message.by.ink % 8})` }}>{message.by.name}</strong>
            {" · "}
            <Ago at={message.at} />
          </p>
          <p className={styles["text"]}>
            {textParts(message.text, names).map(({ text, isMention }, index) =>
              isMention ? (
                <span key={index} className={styles["mention"]}>
                  {text}
                </span>
              ) : (
                text
              ),
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
