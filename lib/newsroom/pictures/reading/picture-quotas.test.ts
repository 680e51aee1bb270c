import { expect, test } from "vitest";
import { mayMakeRendition, withinUploadQuota } from "#lib/newsroom/pictures/reading/picture-quotas.ts";
import { newId } from "#lib/platform/ids.ts";

test("[P30] a person sends four pictures at once; the fifth is refused with a sentence, another person's is not", async () => {
  const [one, other] = [newId(), newId()];
  const go = Promise.withResolvers<void>();
  const four = Array.from({ length: 4 }, () => withinUploadQuota(one, () => go.promise));
  await expect(withinUploadQuota(one, () => go.promise)).rejects.toMatchObject({
    reason: "too-many",
    sentences: ["You are sending 4 pictures already. Wait until one of them has arrived."],
  });
  const others = withinUploadQuota(other, () => go.promise);
  go.resolve();
  await Promise.all([...four, others]);
  await withinUploadQuota(one, () => Promise.resolve());
});

test("[P30] 300 pictures an hour, also when each of them is refused or fails", async () => {
  const person = newId();
  for (let sent = 0; sent < 300; sent++)
    await withinUploadQuota(person, () => Promise.reject(new Error("broken"))).catch(() => undefined);
  await expect(withinUploadQuota(person, () => Promise.resolve())).rejects.toMatchObject({
    reason: "too-many",
    sentences: ["You have sent 300 pictures within an hour. Send the next one in 60 minutes."],
  });
});

test("[P31] a person has at most 600 new renditions made in ten minutes; nobody else is held up by it", async () => {
  const person = newId();
  for (let made = 0; made < 600; made++) await mayMakeRendition(person);
  await expect(mayMakeRendition(person)).rejects.toMatchObject({ reason: "too-many" });
  await mayMakeRendition(newId());
});
