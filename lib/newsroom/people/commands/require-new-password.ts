import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { addPasswordLink } from "#lib/newsroom/people/commands/add-password-link.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { lockSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { takeCode } from "#lib/newsroom/people/commands/take-code.ts";
import { Code, Id } from "#lib/newsroom/people/personal-details.ts";

/** Nobody chooses a password at leisure while the old one is known to be too weak. */
const MINUTES = 15;

/** For somebody who has just proved who they are with a password that is not good enough for their roles (any more). */
export const requireNewPassword = defineCommand({
  name: "person.password-required",
  input: z.object({ personId: Id, code: Code.optional() }),
  load: async (tx, input) => {
    const person = await lockPerson(tx, input.personId);
    return { person, factor: await lockSecondFactor(tx, person.id) };
  },
  refusals: (_actor, { person }) => (person.suspended ? ["Your access has ended."] : []),
  run: async ({ tx, input, loaded: { person, factor }, at }) => {
    const { id: personId } = person;
    const secondFactor = await takeCode(tx, factor, input.code, at);
    const { path } = await addPasswordLink(tx, { personId, madeBy: personId, at, minutes: MINUTES });
    return { personId, subjectId: personId, fact: secondFactor ? { secondFactor } : {}, result: { path } };
  },
});
