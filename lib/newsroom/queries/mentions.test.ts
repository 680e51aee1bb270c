import { describe, expect, test } from "vitest";
import {
  mentionBeingTyped,
  mentionsIn,
  offeredFor,
  textParts,
  type Mentionable,
} from "#lib/newsroom/queries/mentions.ts";

const person = (id: string, name: string): Mentionable => ({ kind: "person", id, name });
const HOUSE: Mentionable[] = [
  person("asha", "Asha Rao"),
  person("asha-k", "Asha Rao Kulkarni"),
  person("vikram-1", "Vikram Sethi"),
  person("vikram-2", "Vikram Sethi"),
  { kind: "desk", id: "news", name: "News desk" },
];

describe("[Q7] a message calls upon people and desks by @name", () => {
  test.each([
    ["Who says so, @Asha Rao?", { people: ["asha"], desks: [] }],
    ["@asha rao kulkarni knows", { people: ["asha-k"], desks: [] }],
    ["@News desk: is this ours? @Asha Rao", { people: ["asha"], desks: ["news"] }],
    ["@Asha Raos house", { people: [], desks: [] }],
    ["write to desk@Asha Rao", { people: [], desks: [] }],
    ["nobody at all @", { people: [], desks: [] }],
  ])("%s", (text, mentions) => {
    expect(mentionsIn(text, HOUSE)).toEqual(mentions);
  });

  test("of two with one name the one that was picked is meant, else both", () => {
    expect(mentionsIn("@Vikram Sethi?", HOUSE).people).toEqual(["vikram-1", "vikram-2"]);
    expect(mentionsIn("@Vikram Sethi?", HOUSE, ["person:vikram-2"]).people).toEqual(["vikram-2"]);
    expect(mentionsIn("nobody", HOUSE, ["person:vikram-2"]).people).toEqual([]);
  });

  test("calls are shown apart from the text around them", () => {
    expect(textParts("Ask @News desk now", ["News desk"])).toEqual([
      { text: "Ask ", isMention: false },
      { text: "@News desk", isMention: true },
      { text: " now", isMention: false },
    ]);
  });

  test("names are offered while they are typed", () => {
    expect(mentionBeingTyped("Ask @ra", 7)).toEqual({ from: 4, typed: "ra" });
    expect(mentionBeingTyped("Ask @ra", 4)).toBeNull();
    expect(mentionBeingTyped("mail@ra", 7)).toBeNull();
    expect(offeredFor("ra", HOUSE).map(({ id }) => id)).toEqual(["asha", "asha-k"]);
    expect(offeredFor("desk", HOUSE).map(({ id }) => id)).toEqual(["news"]);
    expect(offeredFor("asha r", HOUSE).map(({ id }) => id)).toEqual(["asha", "asha-k"]);
    for (const typed of ["nobody such", "News desk ", " ", "News desk is this ours"])
      expect(offeredFor(typed, HOUSE)).toEqual([]);
  });
});
