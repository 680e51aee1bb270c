import { expect, test, vi } from "vitest";
import { recordWhenStored } from "#lib/collaboration/record-when-stored.ts";
import { refuse } from "#lib/platform/refusal.ts";

test("[G28] a decision is put on record when its words are stored, also when nobody waits for it any more", async () => {
  let store = () => {};
  const stored = new Promise<void>((resolve) => (store = resolve));
  const events: string[] = [];
  const asked = recordWhenStored(stored, async () => events.push("accepted"), 1);
  await expect(asked).rejects.toMatchObject({
    reason: "unavailable",
    message: expect.stringMatching(/^This is decided, but the store is slow/) as unknown,
  });
  expect(events).toEqual([]);
  store();
  await vi.waitFor(() => expect(events).toEqual(["accepted"]));
});

test("[G28] it is answered with what was recorded, and a refusal comes through", async () => {
  await expect(recordWhenStored(Promise.resolve(), async () => 12)).resolves.toBe(12);
  const refused = recordWhenStored(Promise.resolve(), async () =>
    refuse("not-found", "There is no such story."),
  );
  await expect(refused).rejects.toMatchObject({ reason: "not-found" });
});
