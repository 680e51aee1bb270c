import { afterAll, beforeEach, expect, test } from "vitest";
import { forget, put } from "#lib/platform/process.ts";
import { seal, unseal } from "#lib/platform/sealed.ts";

beforeEach(() => void put("auth-secret", "a secret of more than thirty-two letters"));
afterAll(() => void forget("auth-secret"));

test("[U55] what is sealed opens for its purpose and its owner, and for nothing else", () => {
  const sealed = seal("second factor", "anna", "GEZDGNBVGY3TQOJQ");
  expect(sealed).not.toContain("GEZDGNBVGY3TQOJQ");
  expect(seal("second factor", "anna", "GEZDGNBVGY3TQOJQ")).not.toBe(sealed);
  expect(unseal("second factor", "anna", sealed)).toBe("GEZDGNBVGY3TQOJQ");
  expect(unseal("second factor", "ben", sealed)).toBeNull();
  expect(unseal("first step", "anna", sealed)).toBeNull();
  put("auth-secret", "another secret of more than thirty-two letters");
  expect(unseal("second factor", "anna", sealed)).toBeNull();
});

test("[U55] a byte changed anywhere, or one cut off, opens nothing", () => {
  const bytes = Buffer.from(seal("second factor", "anna", "GEZDGNBVGY3TQOJQ"), "base64url");
  for (let place = 0; place < bytes.length; place++) {
    const changed = Buffer.from(bytes);
    changed[place]! ^= 1;
    expect(unseal("second factor", "anna", changed.toString("base64url")), `byte ${place}`).toBeNull();
    const cut = bytes.subarray(0, place).toString("base64url");
    expect(unseal("second factor", "anna", cut), `cut at ${place}`).toBeNull();
  }
});
