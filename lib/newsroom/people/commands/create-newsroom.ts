import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPerson } from "#lib/newsroom/people/commands/add-person.ts";
import { standardNewsroom } from "#lib/newsroom/people/commands/standard-newsroom.ts";
import {
  Email,
  Password,
  PersonName,
  PublicationName,
  Secret,
} from "#lib/newsroom/people/personal-details.ts";
import { digest } from "#lib/platform/ids.ts";
import { hashPassword } from "#lib/platform/password.ts";
import { refuse } from "#lib/platform/refusal.ts";

/** The one-time link to /setup becomes a newsroom with its first manager and administrator. */
export const createNewsroom = defineCommand({
  name: "newsroom.created",
  input: z.object({
    secret: Secret,
    publicationName: PublicationName,
    name: PersonName,
    email: Email,
    password: Password,
  }),
  load: async (tx, input) => {
    // The row lock makes the link one-time: the second of two who use it at once finds it used.
    const [newsroom] = await tx.select().from(tables.newsroom).for("update");
    if (newsroom?.setUpAt) refuse("not-possible", "This newsroom is already set up. Sign in instead.");
    if (!newsroom?.setupDigest || newsroom.setupDigest !== digest(input.secret))
      refuse(
        "not-found",
        "This set-up link is not valid. Use the one that Galley printed when it last started.",
      );
    return null;
  },
  refusals: () => [],
  run: async ({ tx, input, at, announce }) => {
    const { deskId } = await standardNewsroom(tx, input.publicationName, at);
    const person = await addPerson(tx, {
      name: input.name,
      email: input.email,
      passwordHash: await hashPassword(input.password),
      roles: ["manager", "administrator"],
      deskIds: [deskId],
      at,
    });
    // Readers may have been shown a paper without name and sections before.
    announce({ subject: "newsroom", id: "newsroom", what: "newsroom.created" });
    return {
      personId: person.id,
      subjectId: person.id,
      fact: { publication: input.publicationName },
      result: { personId: person.id },
    };
  },
});
