import type { ReactNode } from "react";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import { datetimeOf, fullDayOf } from "#components/site/stamp.ts";

/** How the page is dressed: its style sheet inside it, and the letters it needs first. */
export interface PaperDress {
  css: string;
  preloadFont: string;
}

interface Props {
  paper: PaperFacts;
  dress: PaperDress;
  title: string;
  description?: string;
  /** The path of the page; absent where none should be remembered (an error). */
  path?: string;
  /** The slug of the section one is in. */
  section?: string;
  /** More for the head: Open Graph, JSON-LD. */
  head?: ReactNode;
  /** The front shows the name large, with the day. */
  front?: boolean;
  children: ReactNode;
}

function Masthead({ paper, section, front }: Pick<Props, "paper" | "section" | "front">): ReactNode {
  return (
    <header className={front ? "masthead masthead-front" : "masthead"}>
      {front ? (
        <>
          <h1 className="paper-name">
            <a href="/" aria-current="page">
              {paper.name}
            </a>
          </h1>
          <p className="today">
            <time dateTime={datetimeOf(paper.now, paper.clock).slice(0, 10)}>
              {fullDayOf(paper.now, paper.clock)}
            </time>
          </p>
        </>
      ) : (
        <p className="paper-name">
          <a href="/">{paper.name}</a>
        </p>
      )}
      {paper.sections.length > 0 && (
        <nav aria-label="Sections">
          <ul>
            {paper.sections.map(({ slug, name }) => (
              <li key={slug}>
                <a href={`/${slug}`} aria-current={slug === section ? "true" : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </header>
  );
}

function Colophon({ paper }: { paper: PaperFacts }): ReactNode {
  return (
    <footer className="colophon">
      <p className="colophon-name">{paper.name}</p>
      <nav aria-label="About the paper">
        <ul>
          <li>
            <a href="/corrections">Corrections</a>
          </li>
          <li>
            <a href="/feed.xml">RSS</a>
          </li>
          <li>
            <a href="/atom.xml">Atom</a>
          </li>
          <li>
            <a href="/feed.json">JSON Feed</a>
          </li>
          <li>
            <a href="/desk" rel="nofollow">
              Newsroom
            </a>
          </li>
        </ul>
      </nav>
    </footer>
  );
}

/** The whole document around a page of the paper. */
export function PaperDocument(props: Props): ReactNode {
  const { paper, dress, section, path } = props;
  const sectionName = paper.sections.find(({ slug }) => slug === section)?.name;
  return (
    <html lang={paper.clock.locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{props.title}</title>
        {props.description !== undefined && props.description !== "" && (
          <meta name="description" content={props.description} />
        )}
        {path === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={paper.base + path} />
        )}
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" type="image/svg+xml" href="/icon.svg" />
        <link rel="preload" as="font" type="font/woff2" href={dress.preloadFont} crossOrigin="anonymous" />
        <style dangerouslySetInnerHTML={{ __html: dress.css }} />
        <link rel="alternate" type="application/rss+xml" title={paper.name} href="/feed.xml" />
        <link rel="alternate" type="application/atom+xml" title={`${paper.name} (Atom)`} href="/atom.xml" />
        <link rel="alternate" type="application/feed+json" title={`${paper.name} (JSON)`} href="/feed.json" />
        {sectionName !== undefined && (
          <link
            rel="alternate"
            type="application/rss+xml"
            title={`${paper.name}: ${sectionName}`}
            href={`/${section}/feed.xml`}
          />
        )}
        {props.head}
      </head>
      <body className="paper">
        <a className="skip" href="#content">
          Skip to the stories
        </a>
        <Masthead paper={paper} {...(section ? { section } : {})} {...(props.front ? { front: true } : {})} />
        <main id="content">{props.children}</main>
        <Colophon paper={paper} />
      </body>
    </html>
  );
}
