import { afterEach, expect, test } from "vitest";
import { growingDelay } from "#lib/platform/growing-delay.ts";
import { forget, put } from "#lib/platform/process.ts";

afterEach(() => {
  forget("clock");
  forget("delay-test");
});
const delay = growingDelay("test", { free: 3, firstSeconds: 30, longestSeconds: 200 });
const at = (seconds: number) => put("clock", { now: () => new Date(1_800_000_000_000 + seconds * 1000) });
const isTaken = (key: string): boolean => {
  try {
    delay.take(key);
    return true;
  } catch (thrown) {
    expect((thrown as { reason: string }).reason).toBe("too-many");
    return false;
  }
};

test("[U57] the wait doubles with every attempt, up to the longest", () => {
  let time = 0;
  at(time);
  for (let turn = 0; turn < 3; turn++) expect(isTaken("anna")).toBe(true);
  for (const wait of [30, 60, 120, 200, 200]) {
    at(time + wait - 1);
    expect(isTaken("anna"), `after ${wait - 1} s`).toBe(false);
    time += wait;
    at(time);
    expect(isTaken("anna"), `after ${wait} s`).toBe(true);
  }
});

test("[U57] a refused attempt does not prolong the wait, others do not wait, and a right one begins anew", () => {
  at(0);
  for (let turn = 0; turn < 3; turn++) delay.take("anna");
  expect(() => delay.take("anna")).toThrow("Too many attempts: try again in 30 seconds.");
  for (let turn = 0; turn < 50; turn++) expect(isTaken("anna")).toBe(false);
  expect(isTaken("ben")).toBe(true);
  at(30);
  expect(isTaken("anna")).toBe(true);
  expect(isTaken("anna")).toBe(false);
  delay.forget("anna");
  for (let turn = 0; turn < 3; turn++) expect(isTaken("anna")).toBe(true);
});
