import { inspect } from "node:util";
import { expect, test } from "vitest";
import { tables } from "#lib/database/database.ts";
import { buildPerson, useDatabase } from "#lib/database/testing.ts";
import { loggedError } from "#lib/platform/logged-error.ts";
import { logTo } from "#lib/platform/log.ts";

const { database } = useDatabase();

/** What the log writes of something thrown, as commands log it and without a sentence. */
function written(thrown: unknown): string {
  const lines: string[] = [];
  const log = logTo({ write: (line) => void lines.push(line) }, "info");
  log.error({ err: thrown }, "action failed");
  log.error({ err: thrown });
  log.error(thrown);
  return lines.join("");
}

test("[O5] a write that fails tells neither the log nor the terminal what was to be stored", async () => {
  const { personId, email } = await buildPerson(database(), "manager");
  const failing = database()
    .insert(tables.person)
    .values({
      id: personId,
      name: "Two at once",
      email,
      passwordHash: "$argon2id$secret-hash",
      roles: ["manager"],
      ink: 0,
      createdAt: new Date(),
    });
  const thrown: unknown = await failing.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(loggedError(thrown)).toMatchObject({ cause: { code: "23505", constraint: "person_pkey" } });
  for (const told of [written(thrown), inspect(thrown), inspect({ thrown })]) {
    expect(told).toContain("23505");
    for (const secret of ["secret-hash", email, personId, "Two at once", "insert into"])
      expect(told).not.toContain(secret);
  }
});
