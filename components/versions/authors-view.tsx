"use client";

import { Button } from "@mantine/core";
import { useStory } from "#components/editor/session/story-context.ts";
import { useDetails } from "#components/editor/session/use-details.ts";
import { proposedByline, wholeByline } from "#lib/newsroom/revisions/byline.ts";
import type { WordShare } from "#lib/document/provenance/authorship-of-words.ts";
import { percent } from "./percent.ts";
import styles from "./versions.module.css";

export interface AuthorsViewProps {
  shares: readonly WordShare[];
  nameOf(person: string): string;
}

/** Who wrote how much of the words as they stand, and what the byline could be by that. */
export function AuthorsView({ shares, nameOf }: AuthorsViewProps) {
  const { right, tell } = useStory();
  const [details, set] = useDetails();
  const known = shares.flatMap(({ person, share }) => (person ? [{ name: nameOf(person), share }] : []));
  const proposal = proposedByline(known);
  const line = wholeByline(proposal);
  if (shares.length === 0) return <p className={styles["quiet"]}>Nothing is written yet.</p>;
  const put = () => {
    const before = details.byline;
    set("byline", line);
    tell(`The byline is now “${line}”.`, { name: "Undo", run: () => set("byline", before) });
  };
  return (
    <div className={styles["authors"]}>
      <ul aria-label="Shares">
        {shares.map(({ person, share }) => (
          <li key={person ?? "nobody"} data-person={person ?? ""}>
            <span className={styles["swatch"]} aria-hidden="true" />
            <span>{person ? nameOf(person) : "Author not known"}</span>
            <span className={styles["share"]}>{percent(share)}</span>
          </li>
        ))}
      </ul>
      {line !== "" && (
        <div className={styles["proposal"]}>
          <p>
            By this: <strong>{proposal.byline}</strong>
            {proposal.additional && <>. {proposal.additional}</>}
          </p>
          {right === "edit" &&
            (details.byline === line ? (
              <p className={styles["quiet"]}>The byline says so already.</p>
            ) : (
              <Button size="compact-sm" variant="default" onClick={put}>
                Put into Byline
              </Button>
            ))}
        </div>
      )}
    </div>
  );
}
