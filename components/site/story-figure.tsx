import type { ReactNode } from "react";
import { lineText, type Line } from "#lib/document/story/words.ts";
import type { PublishedPicture } from "#lib/newsroom/publications/publication.ts";
import type { PictureAddress } from "#components/site/picture-address.ts";
import { Runs } from "#components/site/runs.tsx";
import { SitePicture } from "#components/site/site-picture.tsx";
import { textDirection } from "#components/site/text-direction.ts";

interface Props {
  line: Line;
  picture: PublishedPicture;
  /** It opens the story. */
  opens: boolean;
  addressOf?: PictureAddress | undefined;
}

/** Wide pictures reach beyond the column when there is room, tall ones stay within it. */
const shapeOf = ({ width, height }: PublishedPicture, opens: boolean): "tall" | "wide" | "column" =>
  height > width * 1.1 ? "tall" : opens && width >= 1000 ? "wide" : "column";

const SIZES = {
  tall: "(min-width: 700px) 460px, 100vw",
  wide: "(min-width: 1080px) 1000px, 100vw",
  column: "(min-width: 700px) 660px, 100vw",
};

/** A picture as it stands in a story: its caption and its credit are text under it, read aloud and copied with it. */
export function StoryFigure({ line, picture, opens, addressOf }: Props): ReactNode {
  const shape = shapeOf(picture, opens);
  const caption = lineText(line).trim();
  return (
    <figure className={shape}>
      <SitePicture
        picture={picture}
        line={line}
        sizes={SIZES[shape]}
        first={opens}
        {...(addressOf ? { addressOf } : {})}
      />
      {(caption !== "" || picture.credit !== "") && (
        <figcaption dir={textDirection(caption)}>
          {caption !== "" && (
            <>
              <span className="caption">
                <Runs runs={line.runs} />
              </span>{" "}
            </>
          )}
          {picture.credit !== "" && <span className="credit">Image: {picture.credit}</span>}
        </figcaption>
      )}
    </figure>
  );
}
