import { expect, test } from "vitest";
import { Turns } from "#lib/newsroom/pictures/reading/turns.ts";

const LIMITS = { waiting: 6, waitingOfOne: 4, sentence: "Later." };

test("[P8] one piece of work runs at a time, each runs, and a failed one frees its turn", async () => {
  const turns = new Turns(LIMITS);
  let running = 0;
  let most = 0;
  const work = async (number: number) => {
    most = Math.max(most, ++running);
    await new Promise(setImmediate);
    running--;
    if (number % 2 === 0) throw new Error("broken");
  };
  const done = await Promise.allSettled([1, 2, 3, 4].map((number) => turns.run("one", () => work(number))));
  expect(most).toBe(1);
  expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "rejected"]);
});

test("[P25] owners take turns: who asks for one thing waits for one of each other, not for all of theirs", async () => {
  const turns = new Turns(LIMITS);
  const order: string[] = [];
  const ask = (owner: string, name: string) =>
    turns.run(owner, async () => {
      await new Promise(setImmediate);
      order.push(name);
    });
  await Promise.all([
    ask("a", "a1"),
    ask("a", "a2"),
    ask("a", "a3"),
    ask("b", "b1"),
    ask("c", "c1"),
    ask("b", "b2"),
  ]);
  expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
});

test("[P25] what waits is bounded, of one and of all, and whoever comes then is refused with a sentence", async () => {
  const turns = new Turns(LIMITS);
  const go = Promise.withResolvers<void>();
  const ask = (owner: string) => turns.run(owner, () => go.promise);
  const refused = { kind: "refusal", reason: "unavailable", sentences: ["Later."] };
  const taken = [ask("a"), ask("a"), ask("a"), ask("a"), ask("a")];
  await expect(ask("a")).rejects.toMatchObject(refused);
  taken.push(ask("b"), ask("c"));
  await expect(ask("d")).rejects.toMatchObject(refused);
  go.resolve();
  await Promise.all(taken);
});
