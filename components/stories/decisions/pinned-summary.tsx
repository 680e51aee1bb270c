import { Skeleton } from "@mantine/core";
import type { DecisionLook } from "#lib/newsroom/stories/decision-look.ts";
import styles from "./decision-dialog.module.css";

/** A fingerprint as people can compare it: eight characters in two groups. */
export const shortFingerprint = (fingerprint: string): string =>
  `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`;

/** Exactly what a decision is about: the revision under its fingerprint, what that covers, and what changed. */
export function PinnedSummary({ look }: { look: DecisionLook | undefined }) {
  if (!look)
    return (
      <div className={styles["pinned"]} role="status">
        <span>Reading the words as they stand now …</span>
        <Skeleton height={12} mt={8} width="70%" />
      </div>
    );
  const { blocking, warnings, changes, since } = look;
  return (
    <div className={styles["pinned"]}>
      <p>
        Version {look.number}, fingerprint{" "}
        <code className={styles["fingerprint"]} title={look.fingerprint}>
          {shortFingerprint(look.fingerprint)}
        </code>
      </p>
      <p className={styles["covers"]}>
        It covers the words, details, pictures with crops and credits, sources and attribution line.
      </p>
      {changes.length > 0 && (
        <p>
          Since the last {since}: {changes.join(", ")}.
        </p>
      )}
      {blocking.map((check) => (
        <p key={check.id} data-kind="blocking">
          {check.sentence}
        </p>
      ))}
      {warnings.map((check) => (
        <p key={check.id} data-kind="warning">
          {check.sentence}
        </p>
      ))}
    </div>
  );
}
