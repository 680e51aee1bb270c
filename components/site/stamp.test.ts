import { expect, test } from "vitest";
import { datetimeOf, isUpdated, stampOf } from "#components/site/stamp.ts";

const moment = new Date("2021-09-29T12:55:07.913Z");

test.each([
  ["en-IN", "Asia/Kolkata", "29 September 2021, 6:25 pm IST", "2021-09-29T18:25:07+05:30"],
  ["en-GB", "Europe/London", "29 September 2021, 13:55 BST", "2021-09-29T13:55:07+01:00"],
  ["en-GB", "UTC", "29 September 2021, 12:55 UTC", "2021-09-29T12:55:07+00:00"],
  ["en-IN", "America/St_Johns", "29 September 2021, 10:25 am GMT-2:30", "2021-09-29T10:25:07-02:30"],
])("[R4] in %s and %s a stamp reads as that newsroom writes it", (locale, timezone, text, datetime) => {
  expect(stampOf(moment, { locale, timezone })).toEqual({ text, datetime });
});

test("[R4] midnight is the first hour of the day, not the twenty-fourth", () => {
  const clock = { locale: "en-IN", timezone: "Asia/Kolkata" };
  expect(datetimeOf(new Date("2021-09-28T18:30:00Z"), clock)).toBe("2021-09-29T00:00:00+05:30");
});

test("[R4] an update within the same second is not told as one", () => {
  expect(isUpdated(moment, moment)).toBe(false);
  expect(isUpdated(moment, new Date(moment.getTime() + 80))).toBe(false);
  expect(isUpdated(moment, new Date(moment.getTime() + 1_000))).toBe(true);
  expect(isUpdated(moment, new Date(moment.getTime() - 1_000))).toBe(false);
});
