import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPasswordLink } from "#lib/newsroom/people/commands/add-password-link.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** Nobody chooses a password at leisure while the old one is known to be too weak. */
const MINUTES = 15;

/** For somebody who has just proved who they are with a password that is not good enough for their roles (any more). */
export const requireNewPassword = defineCommand({
  name: "person.password-required",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (_actor, person) => (person.suspended ? ["Your access has ended."] : []),
  run: async ({ tx, loaded, at }) => {
    const path = await addPasswordLink(tx, { personId: loaded.id, at, minutes: MINUTES });
    return { personId: loaded.id, subjectId: loaded.id, result: { path } };
  },
});
