import { expect, test } from "vitest";
import { startOfAcceptedLine } from "#components/editor/start-of-line.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";

test("[G27] the way from a check leads to its line, whatever lines are suggested above it", () => {
  const { peers } = storyWith(["One", "Two words", "Three"], "suggesting", "editing");
  const [writer, reader] = peers as [Peer, Peer];
  const at = (line: number) => {
    const start = startOfAcceptedLine(reader.binding.facts, line);
    if (start === null) return null;
    const position = reader.binding.positionOf("body", start)!;
    return reader.screen.textBetween(position, reader.screen.resolve(position).end());
  };
  expect([0, 1, 2, 3].map(at)).toEqual(["One", "Two words", "Three", null]);
  writer.do((tr) => tr.split(writer.find("One") + 3).insertText("New", writer.find("One") + 5));
  writer.do((tr) => tr.split(writer.find("words")));
  // A line that is struck is still one.
  writer.do((tr) => tr.join(writer.find("Three") - 1));
  exchange(peers);
  expect(reader.screen.child(2).childCount).toBe(5);
  expect([0, 1, 2, 3].map(at)).toEqual(["One", "Two ", "Three", null]);
});
