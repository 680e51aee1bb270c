import { expect, test } from "vitest";
import { startingMode, writingRight } from "#lib/newsroom/stories/permissions.ts";
import { ROLES, type Role } from "#lib/newsroom/people/roles.ts";
import { STAGES, type Stage } from "#lib/newsroom/stories/story.ts";

/** interface.md, "Who may do what to the words", in the order of ROLES. */
const TABLE: Record<Stage, string> = {
  writing: "E E E E E R",
  "copy-desk": "S E E E E R",
  "for-approval": "S E E S E R",
  approved: "S E E S E R",
  spiked: "R R R R R R",
};
const LETTERS = { E: "edit", S: "suggest", R: "read" } as const;

test.each(
  STAGES.flatMap((stage) =>
    ROLES.map((role, index) => ({ stage, role, letter: TABLE[stage].split(" ")[index]! })),
  ),
)("[D10] $role at $stage: $letter", ({ stage, role, letter }) => {
  expect(writingRight({ roles: [role] }, stage)).toBe(LETTERS[letter as keyof typeof LETTERS]);
});

test("[D10] several roles have the widest right, no role only reads", () => {
  const right = (...roles: Role[]) => writingRight({ roles }, "for-approval");
  expect(right("reporter", "picture-editor")).toBe("suggest");
  expect(right("administrator", "reporter", "manager")).toBe("edit");
  expect(right()).toBe("read");
});

test("[D11] copy editors start in Suggesting, others with the right to edit in Editing", () => {
  expect(startingMode({ roles: ["copy-editor"] }, "copy-desk")).toBe("suggesting");
  expect(startingMode({ roles: ["desk-editor"] }, "copy-desk")).toBe("editing");
  expect(startingMode({ roles: ["reporter"] }, "writing")).toBe("editing");
  expect(startingMode({ roles: ["reporter"] }, "copy-desk")).toBe("suggesting");
  expect(startingMode({ roles: ["copy-editor"] }, "spiked")).toBe("reading");
  expect(startingMode({ roles: ["administrator"] }, "writing")).toBe("reading");
});
