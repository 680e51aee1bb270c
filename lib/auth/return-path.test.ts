import { expect, test } from "vitest";
import { returnPath } from "#lib/auth/return-path.ts";

test("[U8] after signing in one comes back to the page one asked for", () => {
  for (const path of [
    "/stories/abc",
    "/desk?q=flood&desk=city",
    "/admin/people#top",
    "/stories/abc/compare?from=1&to=2",
  ])
    expect(returnPath(path)).toBe(path);
});

test("[U8] an address elsewhere, or one that would go in circles, becomes the desk", () => {
  for (const path of [
    undefined,
    null,
    7,
    ["/desk"],
    "",
    "desk",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "/./\\evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/signin",
    "/signin?from=/signin",
    "/setup?token=x",
    "/api/auth/signout",
    "/join/abc",
    `/${"x".repeat(3000)}`,
  ])
    expect(returnPath(path)).toBe("/desk");
});
