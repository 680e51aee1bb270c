import type { ReactNode } from "react";
import type { PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import { SitePicture } from "#components/site/site-picture.tsx";
import { briefOf, datetimeOf } from "#components/site/stamp.ts";
import type { PaperFacts } from "#components/site/paper-facts.ts";
import type { Teaser } from "#components/site/teaser.ts";
import { textDirection } from "#components/site/text-direction.ts";

interface Props {
  story: Teaser;
  paper: Pick<PaperFacts, "clock" | "now">;
  /** `lead` opens a page, `card` stands in a row, `row` in a list, `line` is a headline and its time. */
  as: "lead" | "card" | "row" | "line";
  heading?: "h2" | "h3";
  /** The section is told where stories of several stand together. */
  showSection?: boolean;
}

const SIZES = {
  lead: "(min-width: 1000px) 720px, 100vw",
  card: "(min-width: 1000px) 360px, (min-width: 640px) 50vw, 100vw",
  row: "(min-width: 640px) 220px, 33vw",
};

/** Cards of a row have one shape. A picture near that shape fills it; any other is shown whole. */
const fillsFrame = ({ width, height }: PublishedPicture): boolean =>
  width / height > 1.2 && width / height < 1.9;

function CardPicture({ story, as }: { story: Teaser; as: "lead" | "card" | "row" }): ReactNode {
  if (!story.lead) return null;
  const { line, picture } = story.lead;
  return (
    <figure className={as === "lead" ? undefined : fillsFrame(picture) ? "framed" : "framed whole"}>
      <SitePicture picture={picture} line={line} sizes={SIZES[as]} first={as === "lead"} />
      {picture.credit !== "" && (
        <figcaption>
          <span className="credit">Image: {picture.credit}</span>
        </figcaption>
      )}
    </figure>
  );
}

export function StoryCard({ story, paper, as, heading: Heading = "h2", showSection }: Props): ReactNode {
  const kicker = story.kicker.trim() || (showSection ? story.section.name : "");
  return (
    <article className={`card card-${as}`}>
      {as !== "line" && <CardPicture story={story} as={as} />}
      <div className="card-words">
        {kicker !== "" && as !== "line" && (
          <p className="kicker" dir={textDirection(kicker)}>
            {kicker}
          </p>
        )}
        <Heading className="card-headline" dir={textDirection(story.headline)}>
          <a href={story.address}>{story.headline}</a>
        </Heading>
        {story.standfirst.trim() !== "" && as !== "line" && (
          <p className="card-standfirst" dir={textDirection(story.standfirst)}>
            {story.standfirst}
          </p>
        )}
        <p className="card-facts">
          {story.byline !== "" && as !== "line" && <span className="names">{story.byline}</span>}
          {story.byline !== "" && as !== "line" && " · "}
          <time dateTime={datetimeOf(story.firstPublishedAt, paper.clock)}>
            {briefOf(story.firstPublishedAt, paper.clock, paper.now)}
          </time>
        </p>
      </div>
    </article>
  );
}
