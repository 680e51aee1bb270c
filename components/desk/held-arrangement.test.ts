import { expect, test } from "vitest";
import type { DeskGroup, DeskListGroup, DeskStory } from "#lib/newsroom/stories/desk.ts";
import { arrangeAsHeld, heldBack } from "./held-arrangement.ts";

const story = (id: string, group: DeskGroup, words = 0) => ({ id, group, words }) as DeskStory;
const group = (name: DeskGroup, ...stories: DeskStory[]): DeskListGroup => ({
  group: name,
  total: stories.length,
  stories,
});

test("[F9] under the pointer every row stays where it was, whatever group others change, and shows what is true now", () => {
  const held = [
    group("mine", story("a", "mine"), story("b", "mine")),
    group("in-work", story("c", "in-work"), story("gone", "in-work")),
  ];
  const latest = [
    group("waiting", story("new", "waiting")),
    group("mine", story("c", "mine", 300), story("b", "mine", 20), story("a", "mine")),
  ];
  const shown = arrangeAsHeld(held, latest);
  expect(shown.map(({ group: name, stories }) => [name, stories.map(({ id }) => id)])).toEqual([
    ["mine", ["a", "b"]],
    ["in-work", ["c", "gone"]],
  ]);
  expect(shown[1]!.stories[0]!.words).toBe(300);
  expect(shown.map(({ total }) => total)).toEqual([3, 0]);
  expect(heldBack(held, latest)).toBe(3);
  expect(heldBack(held, [...held].reverse())).toBe(0);
});
