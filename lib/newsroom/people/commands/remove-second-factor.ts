import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables, type Transaction } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { endPasswordLinksFor } from "#lib/newsroom/people/commands/end-links.ts";
import { endOpenSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { lockOwnSecondFactor, lockSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { Email, Id } from "#lib/newsroom/people/personal-details.ts";
import { resetRefusals, turnOffRefusals } from "#lib/newsroom/people/second-factor.ts";
import { refuse } from "#lib/platform/refusal.ts";

async function removeSecondFactor(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(tables.recoveryCode).where(eq(tables.recoveryCode.personId, personId));
  await tx.delete(tables.secondFactor).where(eq(tables.secondFactor.personId, personId));
}

/** Whoever lost the phone lost more with it: their open sessions and password links end too. */
async function resetForAnother(tx: Transaction, personId: string, at: Date) {
  await removeSecondFactor(tx, personId);
  return {
    sessions: await endOpenSessions(tx, personId, at),
    links: await endPasswordLinksFor(tx, personId, at),
  };
}

/** One's own, where no role requires it. */
export const turnOffSecondFactor = defineCommand({
  name: "person.second-factor-turned-off",
  input: z.object({}),
  load: lockOwnSecondFactor,
  refusals: turnOffRefusals,
  needsRecentPassword: true,
  run: async ({ tx, loaded: { personId } }) => {
    await removeSecondFactor(tx, personId);
    return { subjectId: personId, result: null };
  },
});

/** For somebody whose app is lost and who has no recovery code left: they sign in with the password, and set up anew. */
export const resetSecondFactor = defineCommand({
  name: "person.second-factor-reset",
  input: z.object({ personId: Id }),
  load: (tx, input) => lockSecondFactor(tx, input.personId),
  refusals: resetRefusals,
  needsRecentPassword: true,
  run: async ({ tx, loaded: { personId }, at, announce }) => {
    const fact = await resetForAnother(tx, personId, at);
    announce({ subject: "person", id: personId, what: "person.second-factor-reset" });
    return { subjectId: personId, fact, result: null };
  },
});

/** The same by whoever runs the machine, when no administrator is left who could. Never offered to a browser. */
export const resetSecondFactorByOperator = defineCommand({
  name: "person.second-factor-reset",
  input: z.object({ email: Email }),
  load: async (tx, input) => {
    const [found] = await tx
      .select({ id: tables.person.id })
      .from(tables.person)
      .where(eq(tables.person.email, input.email));
    return lockSecondFactor(
      tx,
      found?.id ?? refuse("not-found", `Nobody here has the e-mail ${input.email}.`),
    );
  },
  refusals: (actor, factor) => {
    if (actor) return ["This is done at the machine."];
    return factor.isOn ? [] : [`${factor.name} has no second factor.`];
  },
  run: async ({ tx, loaded: { personId, name }, at }) => {
    const fact = await resetForAnother(tx, personId, at);
    return { subjectId: personId, fact: { ...fact, byOperator: true }, result: { name } };
  },
});
