import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { administrationRefusals } from "#lib/newsroom/people/administration.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { lockPerson } from "#lib/newsroom/people/commands/lock-person.ts";
import { Id } from "#lib/newsroom/people/personal-details.ts";

/** Signs a person out everywhere, for example when a computer was lost. They may sign in again; an open password link is void. */
export const endSessions = defineCommand({
  name: "person.sessions-ended",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockPerson(tx, input.personId),
  refusals: (actor, person) =>
    actor?.personId === person.id ? [] : administrationRefusals(actor, "end other people's sessions"),
  needsRecentPassword: (actor, person) => actor?.personId !== person.id,
  run: async ({ tx, loaded, at, announce }) => {
    const sessions = await endOpenSessions(tx, loaded.id, at);
    const links = await endPasswordLinksFor(tx, loaded.id, at);
    announce({ subject: "person", id: loaded.id, what: "person.sessions-ended" });
    return { subjectId: loaded.id, fact: { sessions, links }, result: { sessions } };
  },
});
