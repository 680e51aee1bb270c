import { expect, test } from "vitest";
import { linkAddress } from "#components/editor/toolbar/link-address.ts";

test("[E8] a link leads to a web page or a mail address, completed as it was meant, and to nothing else", () => {
  expect(linkAddress(" https://example.org/a ")).toBe("https://example.org/a");
  expect(linkAddress("example.org/dam?x=1")).toBe("https://example.org/dam?x=1");
  expect(linkAddress("example.org:8080/dam")).toBe("https://example.org:8080/dam");
  expect(linkAddress("desk@example.org")).toBe("mailto:desk@example.org");
  expect(linkAddress("mailto:desk@example.org")).toBe("mailto:desk@example.org");
  for (const typed of [
    "",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "file:///etc",
    "river dam",
    "dam",
    "//",
    "ftp://example.org",
  ])
    expect(linkAddress(typed), typed).toBeNull();
});
