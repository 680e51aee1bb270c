import { expect, test } from "vitest";
import { auditFindings } from "./audit.mjs";

test("[O31] an advisory of high or critical severity is named; a lesser one stops nothing", () => {
  const vulnerabilities = {
    mailer: { name: "mailer", severity: "high", via: [{ title: "Line breaks in an envelope" }] },
    outer: { name: "outer", severity: "critical", via: ["mailer"] },
    small: { name: "small", severity: "moderate", via: [{ title: "Slow" }] },
  };
  expect(auditFindings(JSON.stringify({ vulnerabilities }))).toEqual({
    grave: ["mailer (high): Line breaks in an envelope", "outer (critical): through what it depends on"],
  });
  expect(auditFindings('{"vulnerabilities":{}}')).toEqual({ grave: [] });
});

test("[O31] a registry that cannot be asked is said to be so, and is no finding", () => {
  expect(auditFindings('{"message":"405 Method Not Allowed"}')).toEqual({
    unknown: "the registry said: 405 Method Not Allowed",
  });
  expect(auditFindings("")).toEqual({ unknown: "npm's answer could not be read" });
});
