import type { ReactNode } from "react";
import { PaperDocument, type PaperDress } from "#components/site/paper-document.tsx";
import type { PaperFacts, PaperSection } from "#components/site/paper-facts.ts";
import { StoryCard } from "#components/site/story-card.tsx";
import type { Teaser } from "#components/site/teaser.ts";

export interface SectionPageProps {
  paper: PaperFacts;
  dress: PaperDress;
  section: PaperSection;
  stories: Teaser[];
  /** From 1; older stories stand on later pages. */
  page: number;
  hasOlder: boolean;
}

const pathOf = (section: PaperSection, page: number): string =>
  page === 1 ? `/${section.slug}` : `/${section.slug}?page=${page}`;

export function SectionPage({ paper, dress, section, stories, page, hasOlder }: SectionPageProps): ReactNode {
  return (
    <PaperDocument
      paper={paper}
      dress={dress}
      title={`${section.name}${page > 1 ? `, page ${page}` : ""} · ${paper.name}`}
      description={`${section.name}: news from ${paper.name}.`}
      path={pathOf(section, page)}
      section={section.slug}
    >
      <h1 className="page-name">{section.name}</h1>
      {stories.length === 0 && <p className="nothing">Nothing stands in {section.name} yet.</p>}
      <div className="section-stories">
        {stories.map((story, at) => (
          <StoryCard
            key={story.address}
            story={story}
            paper={paper}
            as={at === 0 && page === 1 && story.lead ? "lead" : "row"}
          />
        ))}
      </div>
      {(page > 1 || hasOlder) && (
        <nav className="pages" aria-label="Pages">
          {page > 1 && (
            <a rel="prev" href={pathOf(section, page - 1)}>
              Newer stories
            </a>
          )}
          {hasOlder && (
            <a rel="next" href={pathOf(section, page + 1)}>
              Older stories
            </a>
          )}
        </nav>
      )}
    </PaperDocument>
  );
}
