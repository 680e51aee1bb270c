import { expect, test } from "vitest";
import { isAltGr } from "#components/ui/alt-gr.ts";

const key = (metaKey: boolean, altGraph: boolean) => ({ metaKey, getModifierState: () => altGraph });

test("[E20] a sign typed with AltGr is no shortcut, and the Option key of a Mac still is one", () => {
  expect(isAltGr(key(false, true))).toBe(true);
  expect(isAltGr(key(false, false))).toBe(false);
  expect(isAltGr(key(true, true))).toBe(false);
});
