import type { ReactNode } from "react";
import { PaperDocument, type PaperDress } from "#components/site/paper-document.tsx";
import type { PaperFacts, PaperSection } from "#components/site/paper-facts.ts";
import { StoryCard } from "#components/site/story-card.tsx";
import type { Teaser } from "#components/site/teaser.ts";

export interface FrontPageProps {
  paper: PaperFacts;
  dress: PaperDress;
  lead: Teaser | null;
  /** The row under the lead. */
  second: Teaser[];
  /** Beside the lead: headlines only. */
  latest: Teaser[];
  sections: { section: PaperSection; stories: Teaser[] }[];
}

export function FrontPage(props: FrontPageProps): ReactNode {
  const { paper, dress, lead, second, latest, sections } = props;
  return (
    <PaperDocument
      paper={paper}
      dress={dress}
      title={paper.name}
      description={`The latest news from ${paper.name}.`}
      path="/"
      front
    >
      {!lead && <p className="nothing">Nothing has been published yet. The first story will stand here.</p>}
      {lead && (
        <div className={latest.length > 0 ? "front-top with-latest" : "front-top"}>
          <StoryCard story={lead} paper={paper} as="lead" showSection />
          {latest.length > 0 && (
            <section className="latest" aria-labelledby="latest">
              <h2 id="latest" className="label">
                Latest
              </h2>
              {latest.map((story) => (
                <StoryCard key={story.address} story={story} paper={paper} as="line" heading="h3" />
              ))}
            </section>
          )}
        </div>
      )}
      {second.length > 0 && (
        <div className="front-second">
          {second.map((story) => (
            <StoryCard key={story.address} story={story} paper={paper} as="card" showSection />
          ))}
        </div>
      )}
      {sections.length > 0 && (
        <div className="front-sections">
          {sections.map(({ section, stories }) => (
            <section key={section.slug} aria-labelledby={`section-${section.slug}`}>
              <h2 id={`section-${section.slug}`} className="section-name">
                <a href={`/${section.slug}`}>{section.name}</a>
              </h2>
              {stories.map((story, at) => (
                <StoryCard
                  key={story.address}
                  story={story}
                  paper={paper}
                  as={at === 0 ? "card" : "line"}
                  heading="h3"
                />
              ))}
            </section>
          ))}
        </div>
      )}
    </PaperDocument>
  );
}
