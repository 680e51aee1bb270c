import type { ReactNode } from "react";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { staffAddress, type PictureAddress } from "#components/site/picture-address.ts";
import { PublicNotes } from "#components/site/public-notes.tsx";
import { isUpdated, stampOf, type Clockface, type Stamp } from "#components/site/stamp.ts";
import { StoryBody } from "#components/site/story-body.tsx";
import { textDirection } from "#components/site/text-direction.ts";
import { Topics } from "#components/site/topics.tsx";

export interface StoryArticleProps {
  page: PublishedPage;
  clock: Clockface;
  /** ISO 8601; absent while it was never public. */
  firstPublishedAt?: string | null;
  lastUpdatedAt?: string | null;
  /** Shown inside the newsroom: its pictures are not public yet and come from the staff's address. */
  preview?: boolean;
  addressOf?: PictureAddress;
}

const StampLine = ({ name, stamp }: { name: string; stamp: Stamp }): ReactNode => (
  <p>
    {name} <time dateTime={stamp.datetime}>{stamp.text}</time>
  </p>
);

/** A story as readers see it. Everything it needs is in `page`; it stands inside an element of class `paper`. */
export function StoryArticle(props: StoryArticleProps): ReactNode {
  const { page, clock } = props;
  const addressOf = props.addressOf ?? (props.preview ? staffAddress : undefined);
  const first = props.firstPublishedAt ? new Date(props.firstPublishedAt) : null;
  const last = props.lastUpdatedAt ? new Date(props.lastUpdatedAt) : null;
  return (
    <article className="story">
      <header>
        {page.kicker.trim() !== "" ? (
          <p className="kicker" data-field="kicker" dir={textDirection(page.kicker)}>
            {page.kicker}
          </p>
        ) : (
          page.section.name !== "" && <p className="kicker">{page.section.name}</p>
        )}
        <h1 data-field="headline" dir={textDirection(page.headline)}>
          {page.headline}
        </h1>
        {page.standfirst.trim() !== "" && (
          <p className="standfirst" data-field="standfirst" dir={textDirection(page.standfirst)}>
            {page.standfirst}
          </p>
        )}
        <div className="under-headline">
          {(page.byline !== "" || page.place !== "") && (
            <p className="byline" dir={textDirection(page.byline || page.place)}>
              {page.byline !== "" && (
                <span className="names" data-field="byline">
                  {page.byline}
                </span>
              )}
              {page.byline !== "" && page.place !== "" && ", "}
              {page.place !== "" && (
                <span className="place" data-field="place">
                  {page.place}
                </span>
              )}
            </p>
          )}
          {first && (
            <div className="stamps">
              <StampLine name="First Published" stamp={stampOf(first, clock)} />
              {last && isUpdated(first, last) && (
                <StampLine name="Last Updated" stamp={stampOf(last, clock)} />
              )}
            </div>
          )}
        </div>
      </header>
      <div className="body" data-field="body">
        <StoryBody page={page} addressOf={addressOf} />
      </div>
      <PublicNotes notes={page.notes} clock={clock} />
      <Topics page={page} />
    </article>
  );
}
