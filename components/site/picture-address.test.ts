import { expect, test } from "vitest";
import { staffAddress } from "#components/site/picture-address.ts";

test("[P13] the newsroom asks for widths that are made, and for the crop of the place", () => {
  const at = (width: number) => staffAddress({ id: "p" }, undefined, width, "jpg");
  expect([at(200), at(320), at(640), at(4_000)].map((address) => address.split("/").at(-1))).toEqual([
    "320",
    "320",
    "640",
    "1920",
  ]);
  expect(staffAddress({ id: "p" }, { x: 0.125, y: 0, width: 0.75, height: 1 }, 640, "jpg")).toBe(
    "/api/pictures/p/640?crop=1250x0x7500x10000",
  );
});
