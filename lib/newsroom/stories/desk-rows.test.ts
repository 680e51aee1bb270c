import { expect, test } from "vitest";
import { deskAddress, FIRST_ROWS, MOST_ROWS, readRows, rowsOf } from "#lib/newsroom/stories/desk-rows.ts";
import { isLate } from "#lib/newsroom/stories/desk.ts";

test("[F5] the address says which groups are opened and how far, and nothing else is believed", () => {
  const rows = { published: 240, spiked: 40 };
  expect(deskAddress({ q: "covid-19", stage: "" }, rows)).toBe(
    "/desk?q=covid-19&rows=published.240_spiked.40",
  );
  expect(readRows("published.240_spiked.40")).toEqual(rows);
  expect(deskAddress({}, {})).toBe("/desk");
  expect(readRows("published.99999_nothing.3_mine.-1_in-work.x_waiting")).toEqual({ published: MOST_ROWS });
  expect(readRows(undefined)).toEqual({});
});

test("[F5] what is over is folded until it is opened, or searched for", () => {
  expect(rowsOf("mine", {}, {})).toBe(FIRST_ROWS);
  expect(rowsOf("published", {}, {})).toBe(0);
  expect(rowsOf("published", {}, { q: "dam" })).toBe(FIRST_ROWS);
  expect(rowsOf("spiked", {}, { q: "dam" })).toBe(0);
  expect(rowsOf("spiked", { spiked: 240 }, {})).toBe(240);
});

test("[F6] a story is late when its moment has passed and readers do not have it", () => {
  const dueAt = "2026-11-28T10:00:00.000Z";
  const at = (time: string) => Date.parse(`2026-11-28T${time}:00.000Z`);
  expect(isLate({ dueAt, group: "in-work" }, at("10:01"))).toBe(true);
  expect(isLate({ dueAt, group: "in-work" }, at("09:59"))).toBe(false);
  expect(isLate({ dueAt, group: "published-today" }, at("12:00"))).toBe(false);
  expect(isLate({ dueAt: null, group: "in-work" }, at("12:00"))).toBe(false);
});
