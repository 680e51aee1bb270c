import { expect, test } from "vitest";
import { cleanCredit, shownCredit } from "#lib/newsroom/pictures/credit-line.ts";

test.each([
  "Twitter/ Amrullah Saleh/ANI",
  "AFP/Getty Images",
  "© Mike Cardew/ZUMA Press/Corbis",
  "Steve Helber/AP/dpa",
  "SIPA USA/PA Images",
  "Julie Doe / Mugwum Press",
  "NASA, ESA, Michael Wong (Space Telescope Science Institute, Baltimore, MD), H. B. Hammel",
  "Imagebroker: the agency",
  "Photographer unknown",
  "Image created by Brendan Quinn using Bing Image Creator",
  "सिंह/PTI",
])("[P4] the credit %j is kept word for word", (credit) => {
  expect(cleanCredit(credit)).toBe(credit);
});

test.each([
  ["Image: Twitter/ Amrullah Saleh/ANI", "Twitter/ Amrullah Saleh/ANI"],
  ["image:ANI", "ANI"],
  ["  Photo : PTI ", "PTI"],
  ["Photograph: Networ/Sipa USA/REX/Shutterstock", "Networ/Sipa USA/REX/Shutterstock"],
  ["Photo credit: AP", "AP"],
  ["Photo by: Asha Rao", "Asha Rao"],
  ["File photo: Reuters", "Reuters"],
  ["Image: Image: ANI", "ANI"],
  ["Image:", ""],
  ["A\nB\u0000C", "A B C"],
])("[P4] of %j the label goes and %j stays", (typed, kept) => {
  expect(cleanCredit(typed)).toBe(kept);
});

test("[P4] the page sets the label, once", () => {
  expect(shownCredit(cleanCredit("Image: ANI"))).toBe("Image: ANI");
  expect(shownCredit("")).toBe("");
});
