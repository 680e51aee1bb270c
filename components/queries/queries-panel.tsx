"use client";

import { useEffect, useRef, useState } from "react";
import { AskForm } from "#components/queries/ask-form.tsx";
import { QueryArticle } from "#components/queries/query-article.tsx";
import type { QueryActions } from "#components/queries/query-actions.ts";
import type { QueryDesk } from "#components/queries/use-query-desk.ts";
import { useIsMac } from "#components/editor/shortcuts/use-is-mac.ts";
import { keyNames } from "#components/editor/shortcuts/shortcuts.ts";
import type { Mentionable } from "#lib/newsroom/queries/mentions.ts";
import type { QueryThread } from "#lib/newsroom/queries/query-thread.ts";
import styles from "./queries.module.css";

export interface QueriesPanelProps {
  storyId: string;
  desk: QueryDesk;
  mentionable: readonly Mentionable[];
  actions: QueryActions;
}

/**
 * Questions on the copy: the open ones in reading order, the resolved ones folded away. One that I resolve stays where it
 * is until I leave the panel, so that a slip is mended where it was made.
 */
export function QueriesPanel({ storyId, desk, mentionable, actions }: QueriesPanelProps) {
  const { queries, living, asking, chosen } = desk;
  const isMac = useIsMac();
  const [isUnfolded, setUnfolded] = useState(false);
  const [resolvedHere, setResolvedHere] = useState<ReadonlySet<string>>(new Set());
  const places = new Map(living?.map((id, place) => [id, place]));
  const placeOf = ({ id }: QueryThread) => places.get(id) ?? Infinity;
  const inOrder = [...queries].sort((a, b) => placeOf(a) - placeOf(b) || a.askedAt.localeCompare(b.askedAt));
  const isInPlace = ({ id, resolved }: QueryThread) => !resolved || resolvedHere.has(id);
  const inPlace = inOrder.filter(isInPlace);
  const folded = inOrder.filter((thread) => !isInPlace(thread));
  const resolving: QueryActions = {
    ...actions,
    resolve: (input) => {
      setResolvedHere((before) => new Set(before).add(input.queryId));
      return actions.resolve(input);
    },
  };
  // Whoever comes to a resolved one finds it unfolded; one that a colleague resolves folds away.
  const known = useRef(queries);
  useEffect(() => {
    known.current = queries;
  });
  useEffect(() => {
    if (known.current.some(({ id, resolved: settled }) => settled && id === chosen?.id)) setUnfolded(true);
  }, [chosen]);

  const articleOf = (thread: QueryThread) => (
    <QueryArticle
      key={thread.id}
      thread={thread}
      // While the words of the story are not here nobody knows.
      isGone={living !== null && !places.has(thread.id)}
      // What is folded away cannot be looked at yet.
      chosen={chosen?.id === thread.id && (isInPlace(thread) || isUnfolded) ? chosen : null}
      drafts={desk.drafts}
      mentionable={mentionable}
      actions={resolving}
      onShowWords={() => desk.showWords(thread.id)}
    />
  );
  return (
    <div className={styles["panel"]}>
      {asking && (
        <AskForm storyId={storyId} words={asking} desk={desk} mentionable={mentionable} ask={actions.ask} />
      )}
      {inPlace.length > 0 && <div className={styles["threads"]}>{inPlace.map(articleOf)}</div>}
      {inPlace.length === 0 && !asking && (
        <p className={styles["quiet"]}>
          {folded.length > 0 ? "No open queries." : "No queries on this story."} To ask one, select the words
          and press <kbd>{keyNames("Mod Alt M", isMac).join(isMac ? "" : "+")}</kbd>, or Ask beside them.
        </p>
      )}
      {folded.length > 0 && (
        <details
          className={styles["resolved"]}
          open={isUnfolded}
          onToggle={(event) => setUnfolded(event.currentTarget.open)}
        >
          <summary>
            {folded.length} resolved {folded.length === 1 ? "query" : "queries"}
          </summary>
          <div className={styles["threads"]}>{folded.map(articleOf)}</div>
        </details>
      )}
    </div>
  );
}
