import { ComparedFields } from "#components/stories/compared-fields.tsx";
import { ComparedLine } from "#components/stories/compared-line.tsx";
import { ComparedWords } from "#components/stories/compared-words.tsx";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import type { RevisionComparison } from "#lib/newsroom/stories/compare-revisions.ts";
import styles from "./approvals.module.css";

/** The page in the paper's own hand, with every change since the last approval marked in its place. */
export function MarkedArticle({ page, comparison }: { page: PublishedPage; comparison: RevisionComparison }) {
  const { words, fields } = comparison;
  return (
    <div className="story">
      <header>
        <p className="kicker">{page.kicker || page.section.name}</p>
        <h1>
          <ComparedWords changes={words.headline} />
        </h1>
        {words.standfirst.length > 0 && (
          <p className="standfirst">
            <ComparedWords changes={words.standfirst} />
          </p>
        )}
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
          <ComparedLine key={at} change={line} />
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
    </div>
  );
}
