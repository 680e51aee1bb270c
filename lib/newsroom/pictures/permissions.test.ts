import { expect, test } from "vitest";
import { ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import { PICTURE_ACTS, pictureRefusals } from "#lib/newsroom/pictures/permissions.ts";

const MAY_CHANGE: Record<Role, boolean> = {
  reporter: true,
  "desk-editor": true,
  "copy-editor": true,
  "picture-editor": true,
  manager: true,
  administrator: false,
};

const table = ROLES.flatMap((role) =>
  PICTURE_ACTS.map((act) => [role, act, act === "see" || MAY_CHANGE[role]] as const),
);

test.each(table)("[P5] a %s may %s pictures: %s", (role, act, may) => {
  expect(pictureRefusals({ roles: [role] }, act).length === 0).toBe(may);
});

test.each(PICTURE_ACTS)("[P5] nobody who is not signed in may %s pictures", (act) => {
  expect(pictureRefusals(null, act)).toEqual(["Sign in first."]);
});

test("[P5] an administrator who is a reporter too has the wider right", () => {
  expect(pictureRefusals({ roles: ["administrator", "reporter"] }, "credit")).toEqual([]);
  expect(pictureRefusals({ roles: [] }, "add")).toEqual([
    "Only reporters, editors and managers add pictures.",
  ]);
});
