import type { ReactNode } from "react";
import { PaperDocument, type PaperDress } from "#components/site/paper-document.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { dayOf, stampOf } from "#components/site/stamp.ts";
import { textDirection } from "#components/site/text-direction.ts";

export interface ListedCorrection {
  kind: "clarification" | "correction" | "withdrawal";
  at: Date;
  note: string;
  /** Where the story stands; a withdrawn one is not named. */
  story: { headline: string; address: string } | null;
  firstPublishedAt: Date;
}

const KIND_NAMES = { clarification: "Clarification", correction: "Correction", withdrawal: "Withdrawal" };

export function CorrectionsPage(props: {
  paper: PaperFacts;
  dress: PaperDress;
  corrections: ListedCorrection[];
}): ReactNode {
  const { paper, dress, corrections } = props;
  return (
    <PaperDocument
      paper={paper}
      dress={dress}
      title={`Corrections · ${paper.name}`}
      description={`What ${paper.name} has corrected, clarified or withdrawn.`}
      path="/corrections"
    >
      <h1 className="page-name">Corrections and clarifications</h1>
      {corrections.length === 0 && <p className="nothing">Nothing has been corrected so far.</p>}
      <div className="corrections">
        {corrections.map((correction, at) => {
          const stamp = stampOf(correction.at, paper.clock);
          return (
            <article key={at} className="note">
              <p className="note-kind">
                <b>{KIND_NAMES[correction.kind]}</b>, <time dateTime={stamp.datetime}>{stamp.text}</time>
              </p>
              <h2 className="card-headline">
                {correction.story ? (
                  <a href={correction.story.address} dir={textDirection(correction.story.headline)}>
                    {correction.story.headline}
                  </a>
                ) : (
                  `A story first published on ${dayOf(correction.firstPublishedAt, paper.clock)}`
                )}
              </h2>
              {correction.note !== "" && <p dir={textDirection(correction.note)}>{correction.note}</p>}
            </article>
          );
        })}
      </div>
    </PaperDocument>
  );
}
