import { beforeAll, expect, test } from "vitest";
import { personOfPassword } from "#lib/auth/sign-in.ts";
import { ATTEMPTS_PER_ADDRESS, ATTEMPTS_PER_PERSON } from "#lib/auth/sign-in-attempts.ts";
import { buildMember, useSettings } from "#lib/auth/testing.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { openSession } from "#lib/newsroom/people/commands/open-session.ts";
import { suspendPerson } from "#lib/newsroom/people/commands/suspend-person.ts";
import { passwordsCompared } from "#lib/platform/password.ts";

const { database } = useDatabase();
beforeAll(() => useSettings());

let addresses = 0;
const freshAddress = () => `192.0.2.${++addresses}`;
const NO_MATCH = { reason: "not-allowed", sentences: ["That e-mail and password do not match."] };

test("[U3] the right password opens, however the e-mail is written", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const address = freshAddress();
  const entered = await personOfPassword({
    email: ` ${member.email.toUpperCase()} `,
    password: "galley-demo",
    address,
  });
  expect(entered.personId).toBe(member.personId);
});

test("[U3] unknown, wrong, suspended, not yet joined and oversized get one sentence", async () => {
  const address = freshAddress();
  const admin = await buildPerson(database(), "administrator");
  const member = await buildMember("galley-demo", "reporter");
  const suspended = await buildMember("galley-demo", "reporter");
  await suspendPerson(admin, { personId: suspended.personId });
  const withoutPassword = await buildPerson(database(), "reporter");
  for (const [email, password] of [
    ["nobody@galley.test", "galley-demo"],
    [member.email, "galley-dem0"],
    [member.email, ""],
    [suspended.email, "galley-demo"],
    [withoutPassword.email, "galley-demo"],
    ["", ""],
    ["nobody\u0000@galley.test", "galley-\u0000demo"],
    [`${"a".repeat(10_000)}@galley.test`, "galley-demo"],
    [member.email, "galley-demo".repeat(100_000)],
  ] as const)
    await expect(personOfPassword({ email, password, address })).rejects.toMatchObject(NO_MATCH);
});

test("[U3] an unknown e-mail costs the same work as a wrong password: one comparison with a hash", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const withoutPassword = await buildPerson(database(), "reporter");
  for (const email of [member.email, "nobody@galley.test", withoutPassword.email]) {
    const before = await passwordsCompared().value();
    const trying = personOfPassword({ email, password: "wrong-password", address: freshAddress() });
    await expect(trying).rejects.toMatchObject(NO_MATCH);
    expect((await passwordsCompared().value()) - before, email).toBe(1);
  }
});

test("[U7] after eight wrong passwords from one address even the right one waits, elsewhere it does not", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const address = freshAddress();
  const wrong = { email: member.email, password: "wrong-password", address };
  const answers = await Promise.allSettled(
    Array.from({ length: ATTEMPTS_PER_PERSON + 12 }, () => personOfPassword(wrong)),
  );
  const reasons = answers.map((answer) =>
    answer.status === "rejected" ? (answer.reason as { reason: string }).reason : "in",
  );
  expect(reasons.filter((reason) => reason === "not-allowed")).toHaveLength(ATTEMPTS_PER_PERSON);
  expect(reasons.filter((reason) => reason === "too-many")).toHaveLength(12);
  await expect(personOfPassword({ ...wrong, password: "galley-demo" })).rejects.toMatchObject({
    sentences: [expect.stringMatching(/^Too many attempts: try again in \d+ minutes?\.$/)],
  });
  expect(
    (await personOfPassword({ ...wrong, password: "galley-demo", address: freshAddress() })).personId,
  ).toBe(member.personId);
});

test("[U7] a right password makes the count begin anew", async () => {
  const member = await buildMember("galley-demo", "reporter");
  const address = freshAddress();
  for (let day = 0; day < 3; day++) {
    for (let turn = 0; turn < ATTEMPTS_PER_PERSON - 1; turn++)
      await expect(
        personOfPassword({ email: member.email, password: "wrong", address }),
      ).rejects.toMatchObject(NO_MATCH);
    await personOfPassword({ email: member.email, password: "galley-demo", address });
    // A sign-in is a session too, which knows its address: from there the account stays free.
    await openSession(null, { personId: member.personId, seconds: 60, address });
  }
});

test("[U7] an address that tries many e-mails waits too", async () => {
  const address = freshAddress();
  const tries = Array.from({ length: ATTEMPTS_PER_ADDRESS }, (_, number) =>
    personOfPassword({ email: `guess${number}@galley.test`, password: "wrong-password", address }),
  );
  await Promise.allSettled(tries);
  const member = await buildMember("galley-demo", "reporter");
  await expect(
    personOfPassword({ email: member.email, password: "galley-demo", address }),
  ).rejects.toMatchObject({
    reason: "too-many",
  });
});
