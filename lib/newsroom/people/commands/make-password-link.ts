import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { addPasswordLink } from "#lib/newsroom/people/commands/add-password-link.ts";
import { lockMaker } from "#lib/newsroom/people/commands/lock-maker.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { PASSWORD_LINK_HOURS } from "#lib/newsroom/people/password-link.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** For somebody who has forgotten their password. The one they have goes on working until the link is used. */
export const makePasswordLink = defineCommand({
  name: "person.password-link-made",
  input: z.object({ personId: Id }),
  load: async (tx, input, actor) => {
    const person = await lockPerson(tx, input.personId);
    await lockMaker(tx, actor);
    return person;
  },
  refusals: (actor, person) => [
    ...administrationRefusals(actor, "make a link for a new password"),
    ...(person.suspended ? [`${person.name} is suspended: reinstate them first.`] : []),
  ],
  needsRecentPassword: true,
  run: async ({ tx, loaded, actor, at, announce }) => {
    const { id, path, replaced } = await addPasswordLink(tx, {
      personId: loaded.id,
      madeBy: actor!.personId,
      at,
      minutes: PASSWORD_LINK_HOURS * 60,
    });
    announce({ subject: "newsroom", id, what: "person.password-link-made" });
    return { subjectId: loaded.id, fact: { replaced }, result: { path } };
  },
});
