import { expect, test } from "vitest";
import { pictureRights } from "#lib/newsroom/pictures/picture-rights.ts";

test("[R28] of what a file says readers' programs are told whose it is and on what terms, and nothing else", () => {
  expect(
    pictureRights({
      credit: "ANI",
      creator: "Mira Sandhu",
      copyright: "© Mira Sandhu",
      usageTerms: "No resale",
      webStatement: "https://ani.example/terms",
      licensors: [{ name: "ANI" }, { name: "ANI", url: "https://ani.example/buy" }],
      instructions: "Call the desk first",
    }),
  ).toEqual({
    creator: "Mira Sandhu",
    copyrightNotice: "© Mira Sandhu",
    license: "https://ani.example/terms",
    acquireLicensePage: "https://ani.example/buy",
  });
});

test("[R28] what is no web address is no page of terms", () => {
  expect(
    pictureRights({ webStatement: "javascript:alert(1)", licensors: [{ url: "see the desk" }] }),
  ).toEqual({});
});
