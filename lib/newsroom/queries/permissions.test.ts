import { expect, test } from "vitest";
import { queryRefusals, type QueryAct } from "#lib/newsroom/queries/permissions.ts";
import { ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import { STAGES } from "#lib/newsroom/stories/story.ts";

const person = (...roles: Role[]) => ({ personId: "me", roles });
const OPEN = { stage: "writing", askedBy: "somebody", isOpen: true } as const;
const RESOLVED = { ...OPEN, isOpen: false };

test.each(ROLES)("[Q4] a %s asks and replies at every stage but of what is spiked", (role) => {
  for (const stage of STAGES)
    for (const act of ["ask", "reply"] as const)
      expect(queryRefusals(person(role), act, { ...OPEN, stage }).length === 0).toBe(stage !== "spiked");
});

test.each<[Role, boolean]>([
  ["reporter", false],
  ["picture-editor", false],
  ["administrator", false],
  ["copy-editor", true],
  ["desk-editor", true],
  ["manager", true],
])("[Q5] a %s resolves and reopens what others asked: %s", (role, may) => {
  expect(queryRefusals(person(role), "resolve", OPEN).length === 0).toBe(may);
  expect(queryRefusals(person(role), "reopen", RESOLVED).length === 0).toBe(may);
});

test("[Q5] who asked resolves and reopens their own", () => {
  expect(queryRefusals(person("reporter"), "resolve", { ...OPEN, askedBy: "me" })).toEqual([]);
  expect(queryRefusals(person("reporter"), "reopen", { ...RESOLVED, askedBy: "me" })).toEqual([]);
});

test.each<[QueryAct, boolean, string]>([
  ["reply", false, "This query is resolved: reopen it to reply."],
  ["resolve", false, "Somebody has resolved this query already."],
  ["reopen", true, "This query is open already."],
])("[Q5] what is settled already is said plainly: %s", (act, isOpen, sentence) => {
  expect(queryRefusals(person("manager"), act, { ...OPEN, isOpen })).toEqual([sentence]);
});

test("[Q4] nobody and a spiked story are refused with a sentence", () => {
  expect(queryRefusals(null, "ask", OPEN)).toEqual(["Sign in first."]);
  for (const act of ["ask", "reply", "resolve", "reopen"] as const)
    expect(queryRefusals(person("manager"), act, { ...OPEN, stage: "spiked" })).toEqual([
      "The story is spiked: it takes no queries. Restore it first.",
    ]);
});
