import { expect, test } from "vitest";
import { loggedError } from "#lib/platform/logged-error.ts";
import { loggedPath } from "#lib/platform/logged-path.ts";

test("[O5] the log names an address without its query and without the secret of a one-time link", () => {
  expect(loggedPath("/setup?token=SECRET")).toBe("/setup");
  expect(loggedPath("/join/SECRET")).toBe("/join/…");
  expect(loggedPath("//join//SECRET/x?y")).toBe("//join//…/x");
  expect(loggedPath("/password/SECRET#there")).toBe("/password/…");
  expect(loggedPath("/stories/abc")).toBe("/stories/abc");
  expect(loggedPath(undefined)).toBe("/");
});

test("[O5] the log keeps what an error is, what it says, where it comes from and why", () => {
  const logged = loggedError(new TypeError("The slip is shut.", { cause: new Error("High water") }));
  expect(logged).toMatchObject({
    type: "TypeError",
    message: "The slip is shut.",
    cause: { type: "Error", message: "High water" },
  });
  expect(logged.stack).toContain("log.test.ts");
  expect(loggedError("High water")).toMatchObject({ type: "string", message: "High water" });
  const circular = new Error("round");
  circular.cause = circular;
  expect(loggedError(circular).message).toBe("round");
});
