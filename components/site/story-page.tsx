import type { ReactNode } from "react";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { PaperDocument, type PaperDress } from "#components/site/paper-document.tsx";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf } from "#components/site/stamp.ts";
import { StoryArticle } from "#components/site/story-article.tsx";
import { topicsOf } from "#components/site/topics.tsx";
import { StoryCard } from "#components/site/story-card.tsx";
import type { Teaser } from "#components/site/teaser.ts";

export interface StoryPageProps {
  paper: PaperFacts;
  dress: PaperDress;
  page: PublishedPage;
  path: string;
  fingerprint: string;
  firstPublishedAt: Date;
  lastUpdatedAt: Date;
  /** JSON-LD, safe inside a script element. */
  structuredData: string;
  shareImage: { address: string; width: number; height: number; alt: string } | null;
  more: Teaser[];
}

/** The document of one story. */
export function StoryPage(props: StoryPageProps): ReactNode {
  const { paper, page, path, shareImage, more } = props;
  const first = datetimeOf(props.firstPublishedAt, paper.clock);
  const last = datetimeOf(props.lastUpdatedAt, paper.clock);
  const head = (
    <>
      <meta name="galley:fingerprint" content={props.fingerprint} />
      <meta property="og:type" content="article" />
      <meta property="og:site_name" content={paper.name} />
      <meta property="og:title" content={page.headline} />
      {page.standfirst !== "" && <meta property="og:description" content={page.standfirst} />}
      <meta property="og:url" content={paper.base + path} />
      <meta property="og:locale" content={paper.clock.locale.replace("-", "_")} />
      {shareImage && (
        <>
          <meta property="og:image" content={shareImage.address} />
          <meta property="og:image:width" content={String(shareImage.width)} />
          <meta property="og:image:height" content={String(shareImage.height)} />
          <meta property="og:image:alt" content={shareImage.alt} />
        </>
      )}
      <meta name="twitter:card" content={shareImage ? "summary_large_image" : "summary"} />
      <meta property="article:published_time" content={first} />
      <meta property="article:modified_time" content={last} />
      <meta property="article:section" content={page.section.name} />
      {topicsOf(page).map((topic) => (
        <meta key={topic} property="article:tag" content={topic} />
      ))}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: props.structuredData }} />
    </>
  );
  return (
    <PaperDocument
      paper={paper}
      dress={props.dress}
      title={`${page.headline} · ${paper.name}`}
      description={page.standfirst}
      path={path}
      section={page.section.slug}
      head={head}
    >
      <StoryArticle
        page={page}
        clock={paper.clock}
        firstPublishedAt={props.firstPublishedAt.toISOString()}
        lastUpdatedAt={props.lastUpdatedAt.toISOString()}
      />
      {more.length > 0 && (
        <section className="more" aria-labelledby="more">
          <h2 id="more" className="section-name">
            <a href={`/${page.section.slug}`}>More from {page.section.name}</a>
          </h2>
          <div className="more-stories">
            {more.map((story) => (
              <StoryCard key={story.address} story={story} paper={paper} as="card" heading="h3" />
            ))}
          </div>
        </section>
      )}
    </PaperDocument>
  );
}
