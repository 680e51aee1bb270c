import { expect, test } from "vitest";
import { cropKey, cropOfKey, mediaAddress, parseMediaAddress } from "#lib/newsroom/pictures/media-address.ts";
import { cropBox, renditionWidths } from "#lib/newsroom/pictures/rendition-sizes.ts";

const crop = { x: 0.125, y: 0, width: 0.75, height: 0.5 };

test("[P6] an address says which picture, which crop, which width and which format, and is read back", () => {
  expect(mediaAddress({ id: "abc123" }, crop, 640, "webp")).toBe("/media/abc123-1250x0x7500x5000-640.webp");
  expect(parseMediaAddress("/media/abc123-1250x0x7500x5000-640.webp")).toEqual({
    pictureId: "abc123",
    cropKey: "1250x0x7500x5000",
    width: 640,
    format: "webp",
  });
  expect(cropOfKey(cropKey(crop))).toEqual(crop);
  expect(mediaAddress({ id: "abc123" }, undefined, 320, "jpg")).toBe("/media/abc123-full-320.jpg");
  expect(cropKey({ x: 0, y: 0, width: 1, height: 1 })).toBe("full");
});

test.each([
  "/media/abc-full-640.png",
  "/media/abc-full-0.jpg",
  "/media/abc-full-640.jpg/more",
  "/media/../secret-full-640.jpg",
  "/media/abc-1x2x3-640.jpg",
  "/media/abc-0x0x0x0-640.jpg",
  "/media/abc-0x0x20000x1-640.jpg",
  "/media/ABC-full-640.jpg",
  "/media/abc-full-999999.jpg",
  "/media/",
])("[P6] %s is no address of a picture", (path) => {
  expect(parseMediaAddress(path)).toBeNull();
});

test("[P6] no width larger than the picture is offered; a very small picture comes as it is", () => {
  expect(renditionWidths(4000)).toEqual([320, 640, 960, 1280, 1920]);
  expect(renditionWidths(1000)).toEqual([320, 640, 960]);
  expect(renditionWidths(2)).toEqual([2]);
});

test.each([
  [
    { x: 0.9, y: 0.9, width: 0.5, height: 0.5 },
    { left: 90, top: 45, width: 10, height: 5 },
  ],
  [
    { x: -1, y: -1, width: 5, height: 5 },
    { left: 0, top: 0, width: 100, height: 50 },
  ],
  [
    { x: 1, y: 1, width: 0, height: 0 },
    { left: 99, top: 49, width: 1, height: 1 },
  ],
])("[P6] a crop never leaves the picture: %j", (odd, box) => {
  expect(cropBox({ width: 100, height: 50 }, odd)).toEqual(box);
});
