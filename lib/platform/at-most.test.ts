import { expect, test } from "vitest";
import { atMost } from "#lib/platform/at-most.ts";

test("[P8] no more pieces of work run at once than allowed, each runs, and a failed one frees its turn", async () => {
  const inTurn = atMost(2);
  let running = 0;
  let most = 0;
  const done = await Promise.allSettled(
    Array.from({ length: 20 }, (_, number) =>
      inTurn(async () => {
        most = Math.max(most, ++running);
        await new Promise(setImmediate);
        running--;
        if (number % 5 === 0) throw new Error("broken");
        return number;
      }),
    ),
  );
  expect(most).toBe(2);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(16);
});
