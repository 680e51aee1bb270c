import { expect, test } from "vitest";
import { fairQueue } from "#lib/platform/fair-queue.ts";

/** A queue whose first piece of work is held until it is let go. */
function heldQueue(waiting: number) {
  const queue = fairQueue({ atOnce: 1, waiting, busy: "It is busy: try again." });
  let letGo = () => undefined as void;
  const held = queue(() => new Promise<void>((resolve) => (letGo = resolve)), { from: "held", first: false });
  const done: string[] = [];
  const ask = (from: string, first = false) =>
    queue(async () => void done.push(from), { from, first }).then(
      () => "done",
      (refusal: Error) => refusal.message,
    );
  return { ask, done, end: async () => (letGo(), await held) };
}

test("[U34] sources take turns, and who is known goes first", async () => {
  const { ask, done, end } = heldQueue(50);
  const all = [ask("flood"), ask("flood"), ask("flood"), ask("one"), ask("two"), ask("known", true)];
  await end();
  await Promise.all(all);
  expect(done).toEqual(["known", "flood", "one", "two", "flood", "flood"]);
});

test("[U34] at the limit the longest queue gives up its last, and without one the newcomer is told that it is busy", async () => {
  const { ask, done, end } = heldQueue(3);
  const flood = [ask("flood"), ask("flood"), ask("flood")];
  const one = ask("one");
  expect(await flood[2]).toBe("It is busy: try again.");
  const two = ask("two");
  expect(await flood[1]).toBe("It is busy: try again.");
  expect(await ask("three")).toBe("It is busy: try again.");
  await end();
  expect(await Promise.all([flood[0], one, two])).toEqual(["done", "done", "done"]);
  expect(done).toEqual(["flood", "one", "two"]);
});
