import type { ReactNode } from "react";
import { lineText, type Line } from "#lib/document/story/words.ts";
import type { PublishedPage } from "#lib/newsroom/publications/publication.ts";
import { bodyBlocks, type Block, type ListBlock } from "#components/site/body-blocks.ts";
import type { PictureAddress } from "#components/site/picture-address.ts";
import { Runs } from "#components/site/runs.tsx";
import { StoryFigure } from "#components/site/story-figure.tsx";
import { textDirection } from "#components/site/text-direction.ts";

const directionOf = (line: Line) => textDirection(lineText(line));

function StoryList({ list }: { list: ListBlock }): ReactNode {
  const items = list.items.map(({ line, lists }, at) => (
    <li key={at} dir={directionOf(line)}>
      <Runs runs={line.runs} />
      {lists.map((inner, key) => (
        <StoryList key={key} list={inner} />
      ))}
    </li>
  ));
  return list.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function BlockOfStory(props: {
  block: Block;
  opens: boolean;
  addressOf: PictureAddress | undefined;
}): ReactNode {
  const { block } = props;
  switch (block.kind) {
    case "paragraph":
      return (
        <p dir={directionOf(block.line)}>
          <Runs runs={block.line.runs} />
        </p>
      );
    case "subheading":
      return (
        <h2 dir={directionOf(block.line)}>
          <Runs runs={block.line.runs} />
        </h2>
      );
    case "quote":
      return (
        <blockquote>
          {block.lines.map((line, at) => (
            <p key={at} dir={directionOf(line)}>
              <Runs runs={line.runs} />
            </p>
          ))}
        </blockquote>
      );
    case "list":
      return <StoryList list={block.list} />;
    case "picture":
      return (
        <StoryFigure
          line={block.line}
          picture={block.picture}
          opens={props.opens}
          addressOf={props.addressOf}
        />
      );
  }
}

interface Props {
  page: Pick<PublishedPage, "lines" | "pictures" | "attribution">;
  addressOf?: PictureAddress | undefined;
}

/** The words of a story in order, the attribution line last. */
export function StoryBody({ page, addressOf }: Props): ReactNode {
  return (
    <>
      {bodyBlocks(page).map((block, at) => (
        <BlockOfStory key={at} block={block} opens={at === 0} addressOf={addressOf} />
      ))}
      {page.attribution !== null && page.attribution !== "" && (
        <p className="attribution" data-field="attribution" dir={textDirection(page.attribution)}>
          <em>{page.attribution}</em>
        </p>
      )}
    </>
  );
}
