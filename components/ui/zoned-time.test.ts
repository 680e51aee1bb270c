import { expect, test } from "vitest";
import { instantOf, localOf } from "./zoned-time.ts";

test("[D90] a time typed into a form is the newsroom's clock, whatever the browser's zone", () => {
  expect(instantOf("2026-11-23T14:05", "Asia/Kolkata")?.toISOString()).toBe("2026-11-23T08:35:00.000Z");
  expect(localOf(new Date("2026-11-23T08:35:00Z"), "Asia/Kolkata")).toBe("2026-11-23T14:05");
  // Summer time begins at two in the morning of that day.
  expect(instantOf("2026-03-29T12:00", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T10:00:00.000Z");
  expect(instantOf("2026-03-29T01:30", "Europe/Berlin")?.toISOString()).toBe("2026-03-29T00:30:00.000Z");
  expect(instantOf("tomorrow", "Asia/Kolkata")).toBeNull();
});
