import type { CSSProperties } from "react";
import { percent } from "#components/versions/percent.ts";
import type { WordShare } from "#lib/document/provenance/authorship-of-words.ts";
import type { AuthoredVersion, AuthoredWords } from "#lib/document/versions/authored-version.ts";
import styles from "./version-authors.module.css";

export interface VersionAuthorsView {
  version: AuthoredVersion;
  shares: readonly WordShare[];
  people: readonly { id: string; name: string; ink: number }[];
}

const NOT_KNOWN = "Author not known";

/** One version by its authors: how much each wrote, and every word in its author's ink. */
export function VersionAuthors({ authors, name }: { authors: VersionAuthorsView; name: string }) {
  const { version, shares, people } = authors;
  const person = (id: string | null) => people.find((one) => one.id === id);
  const inkOf = (id: string | null) => {
    const known = person(id);
    return known ? ({ "--its-ink": `var(--ink-${known.ink % 8})` } as CSSProperties) : undefined;
  };
  const written = (words: readonly AuthoredWords[]) =>
    words.map(({ text, author, accepter }, at) => {
      const accepted = accepter ? `, accepted by ${person(accepter)?.name ?? "a colleague"}` : "";
      const says = `${person(author)?.name ?? NOT_KNOWN}${accepted}`;
      return (
        <span key={at} className={styles["authored"]} style={inkOf(author)} title={says}>
          {text}
        </span>
      );
    });
  return (
    <section aria-label={`Authors of ${name}`} className={styles["authors"]}>
      <ul aria-label="Shares">
        {shares.map(({ person: id, share }) => (
          <li key={id ?? "nobody"}>
            <span className={styles["swatch"]} style={inkOf(id)} aria-hidden="true" />
            <span>{person(id)?.name ?? NOT_KNOWN}</span>
            <span className={styles["share"]}>{percent(share)}</span>
          </li>
        ))}
      </ul>
      <div className={styles["copy"]}>
        <p className={styles["headline"]}>{written(version.headline)}</p>
        <p>{written(version.standfirst)}</p>
        {version.lines.map(({ kind, words }, at) => (
          <p key={at} data-kind={kind}>
            {written(words)}
          </p>
        ))}
      </div>
    </section>
  );
}
