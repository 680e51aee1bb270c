import { expect, test } from "vitest";
import { keyNames, SHORTCUTS, withKey } from "#components/editor/shortcuts/shortcuts.ts";

test("[E7] every shortcut is listed once in its group, named as this keyboard names its keys", () => {
  for (const { shortcuts } of SHORTCUTS)
    expect(new Set(shortcuts.map(({ does }) => does)).size).toBe(shortcuts.length);
  expect(keyNames("Mod Shift 8", false)).toEqual(["Ctrl", "Shift", "8"]);
  expect(keyNames("Mod Alt 2", true)).toEqual(["⌘", "⌥", "2"]);
  expect(withKey("Bold", "Mod B", false)).toBe("Bold (Ctrl+B)");
});
