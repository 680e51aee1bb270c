import { z } from "zod";
import { database, tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPerson } from "#lib/newsroom/people/commands/add-person.ts";
import { hashNewPassword } from "#lib/newsroom/people/commands/hash-new-password.ts";
import { standardNewsroom } from "#lib/newsroom/people/commands/standard-newsroom.ts";
import {
  Email,
  LongPassword,
  PersonName,
  PublicationName,
  Secret,
} from "#lib/newsroom/people/personal-details.ts";
import type { Role } from "#lib/newsroom/people/roles.ts";
import { digest } from "#lib/platform/ids.ts";
import { logSecurity } from "#lib/platform/security-log.ts";
import { refuse } from "#lib/platform/refusal.ts";

const FOUNDER: readonly Role[] = ["manager", "administrator"];

/** The one-time link to /setup becomes a newsroom with its first manager and administrator. */
export const createNewsroom = defineCommand({
  name: "newsroom.created",
  input: z.object({
    secret: Secret,
    publicationName: PublicationName,
    name: PersonName,
    email: Email,
    password: LongPassword,
  }),
  // A link that is worth nothing costs no hash.
  prepare: async (input) => {
    refuseDeadLink((await theNewsroom(database()))[0], input.secret);
    const { name, email } = input;
    return hashNewPassword(input.password, { name, email, roles: FOUNDER }, digest(input.secret));
  },
  load: async (tx, input) => {
    // The row lock makes the link one-time: the second of two who use it at once finds it used.
    refuseDeadLink((await theNewsroom(tx).for("update"))[0], input.secret);
    return null;
  },
  refusals: () => [],
  run: async ({ tx, input, prepared, at, announce }) => {
    const { deskId } = await standardNewsroom(tx, input.publicationName, at);
    const person = await addPerson(tx, {
      name: input.name,
      email: input.email,
      passwordHash: prepared,
      roles: FOUNDER,
      deskIds: [deskId],
      at,
    });
    // Readers may have been shown a paper without name and sections before.
    announce({ subject: "newsroom", id: "newsroom", what: "newsroom.created" });
    return {
      personId: person.id,
      subjectId: person.id,
      fact: { publication: input.publicationName },
      result: { personId: person.id, email: input.email },
    };
  },
});

const theNewsroom = (database: Pick<Transaction, "select">) => database.select().from(tables.newsroom);

function refuseDeadLink(newsroom: typeof tables.newsroom.$inferSelect | undefined, secret: string): void {
  const isSetUp = Boolean(newsroom?.setUpAt);
  if (!isSetUp && newsroom?.setupDigest && newsroom.setupDigest === digest(secret)) return;
  logSecurity("dead-link", { what: "set-up link", why: isSetUp ? "used" : "unknown" });
  if (isSetUp) refuse("not-possible", "This newsroom is already set up. Sign in instead.");
  refuse("not-found", "This set-up link is not valid. Use the one that Galley printed when it last started.");
}
