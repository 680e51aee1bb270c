import { expect, test } from "vitest";
import { soundAddress } from "#lib/platform/sound-address.ts";

test.each([
  ["/pictures?q=%00", "/pictures?q=%20"],
  ["/api/pictures/%00/320", "/api/pictures/%20/320"],
  ["/desk?q=river%00%1f%7Fdam%0A", "/desk?q=river%20%20%20dam%0A"],
  ["/desk?q=%0%000", "/desk?q=%0%200"],
  ["/desk?q=100%25%20river&stage=writing", "/desk?q=100%25%20river&stage=writing"],
  ["/news/%E0%A4%A8%E0%A4%A6%E0%A5%80-abc", "/news/%E0%A4%A8%E0%A4%A6%E0%A5%80-abc"],
])("[U27] no page is asked with what no database takes: %s", (asked, sound) => {
  expect(soundAddress(asked)).toBe(sound);
});
