import { expect, test } from "vitest";
import { whichIsSelected } from "#components/editor/finding/which-is-selected.ts";
import { findWords } from "#lib/document/finding/find-words.ts";
import { exchange, type Peer } from "#lib/document/testing/peers.ts";
import { storyWith } from "#lib/document/testing/stories.ts";

test("[G25] what is selected is the place that is replaced, also when others have put the same words before it", () => {
  const { peers } = storyWith(["the dam and the dam"], "editing", "editing");
  const [a, b] = peers as [Peer, Peer];
  const dams = () => findWords(a.binding.facts, { words: "dam", matchCase: false, wholeWord: false });
  const which = () => whichIsSelected(dams(), a.screen, a.view.state.selection);
  const second = a.find(" and the dam") + " and the ".length;
  a.caret(second, second + 3);
  expect(which()).toBe(1);
  b.type("a dam, ", b.find("the dam"));
  exchange(peers);
  expect(which()).toBe(2);
  a.caret(second);
  expect(which()).toBeNull();
  a.caret(second, second + 2);
  expect(which()).toBeNull();
});
