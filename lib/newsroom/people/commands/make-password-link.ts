import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { addPasswordLink } from "#lib/newsroom/people/commands/add-password-link.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { PASSWORD_LINK_HOURS } from "#lib/newsroom/people/password-link.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** For somebody who has forgotten their password. The one they have goes on working until the link is used. */
export const makePasswordLink = defineCommand({
  name: "person.password-link-made",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person) => [
    ...administrationRefusals(actor, "make a link for a new password"),
    ...(person.suspended ? [`${person.name} is suspended: reinstate them first.`] : []),
  ],
  run: async ({ tx, loaded, at }) => {
    const path = await addPasswordLink(tx, { personId: loaded.id, at, minutes: PASSWORD_LINK_HOURS * 60 });
    return { subjectId: loaded.id, result: { path } };
  },
});
