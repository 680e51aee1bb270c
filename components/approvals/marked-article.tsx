import { PublicNotes } from "#components/site/public-notes.tsx";
import type { Clockface } from "#components/site/stamp.ts";
import { Topics } from "#components/site/topics.tsx";
import { ComparedFields } from "#components/stories/comparison/compared-fields.tsx";
import { ComparedLine, WrittenBy } from "#components/stories/comparison/compared-line.tsx";
import { ComparedWords } from "#components/stories/comparison/compared-words.tsx";
import type { ChangeAuthors } from "#lib/document/provenance/changed-by.ts";
import type { LineChange } from "#lib/document/versions/compare-words.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import type { RevisionComparison } from "#lib/newsroom/revisions/compare-revisions.ts";
import styles from "./approvals.module.css";

/** The page in the paper's own hand, with every change since the last approval marked in its place. */
export function MarkedArticle({
  page,
  clock,
  comparison,
  authors,
}: {
  page: PublishedPage;
  clock: Clockface;
  comparison: RevisionComparison;
  authors: ChangeAuthors | null;
}) {
  const { words, fields } = comparison;
  return (
    <div className="story">
      <header>
        <p className="kicker">{page.kicker || page.section.name}</p>
        <h1>
          <ComparedWords changes={words.headline} />
        </h1>
        <WrittenBy names={authors?.headline ?? []} />
        {words.standfirst.length > 0 && (
          <p className="standfirst">
            <ComparedWords changes={words.standfirst} />
          </p>
        )}
        <WrittenBy names={authors?.standfirst ?? []} />
        <div className="under-headline">
          <p className="byline">
            <span className="names">{page.byline}</span>
            {page.byline !== "" && page.place !== "" && ", "}
            {page.place}
          </p>
        </div>
      </header>
      <div className={`body ${styles["marked"]}`}>
        {words.lines.map((line, at) => (
          <ComparedLine
            key={at}
            change={line}
            by={authorsOf(line, authors)}
            creditOf={(picture) => page.pictures[picture]?.credit ?? ""}
          />
        ))}
        {page.attribution && (
          <p className="attribution">
            <em>{page.attribution}</em>
          </p>
        )}
        {fields.length > 0 && (
          <section aria-label="Changed beside the words" className={styles["markedFields"]}>
            <h2>Changed beside the words</h2>
            <ComparedFields fields={fields} />
          </section>
        )}
      </div>
      <PublicNotes notes={page.notes} clock={clock} />
      <Topics page={page} />
    </div>
  );
}

/** Who wrote what is new in a line as it stands; what is gone stands in no line. */
function authorsOf(change: LineChange, authors: ChangeAuthors | null): string[] {
  if (!authors || change.change === "same" || !("to" in change)) return [];
  const lines = typeof change.to === "number" ? [change.to] : change.to;
  return [...new Set(lines.flatMap((line) => authors.lines[line] ?? []))];
}
