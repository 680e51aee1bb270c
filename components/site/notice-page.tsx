import type { ReactNode } from "react";
import { PaperDocument, type PaperDress } from "#components/site/paper-document.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { textDirection } from "#components/site/text-direction.ts";

/** A page that says why there is nothing to read here. */
export function NoticePage(props: {
  paper: PaperFacts;
  dress: PaperDress;
  heading: string;
  sentences: string[];
}): ReactNode {
  const { paper, dress, heading, sentences } = props;
  return (
    <PaperDocument paper={paper} dress={dress} title={`${heading} · ${paper.name}`}>
      <div className="notice">
        <h1>{heading}</h1>
        {sentences.map((sentence) => (
          <p key={sentence} dir={textDirection(sentence)}>
            {sentence}
          </p>
        ))}
        <p>
          <a href="/">Go to the front page</a>
        </p>
      </div>
    </PaperDocument>
  );
}
