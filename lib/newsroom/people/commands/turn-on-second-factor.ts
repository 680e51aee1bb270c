import { eq } from "drizzle-orm";
import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { endOtherSessions } from "#lib/newsroom/people/commands/end-open-sessions.ts";
import { lockOwnSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { makeRecoveryCodes } from "#lib/newsroom/people/commands/make-recovery-codes.ts";
import { openSecret } from "#lib/newsroom/people/commands/take-code.ts";
import { Code } from "#lib/newsroom/people/personal-details.ts";
import { ownRefusals, readCode, WRONG_CODE } from "#lib/newsroom/people/second-factor.ts";
import { stepOfCode } from "#lib/newsroom/people/totp.ts";
import { refuse } from "#lib/platform/refusal.ts";

/**
 * A code from the app proves that it holds the secret: from now on signing in asks for one. Sessions that were opened
 * without are ended, but for this one.
 */
export const turnOnSecondFactor = defineCommand({
  name: "person.second-factor-turned-on",
  input: z.object({ code: Code }),
  load: lockOwnSecondFactor,
  refusals: (actor, factor) =>
    ownRefusals(actor, factor).concat(factor.pendingSecret ? [] : ["Begin with “Set up” first."]),
  needsRecentPassword: true,
  run: async ({ tx, actor, input, loaded: factor, at, announce }) => {
    const { personId } = factor;
    const secret = openSecret(factor, factor.pendingSecret);
    const code = readCode(input.code);
    const step = secret && code?.kind === "app" ? stepOfCode(secret, code.digits, at, 0) : null;
    // The secret is on its person's screen: guessing its codes leads nowhere.
    if (step === null) refuse("not-allowed", WRONG_CODE);
    await tx
      .update(tables.secondFactor)
      .set({ secret: factor.pendingSecret, pendingSecret: null, turnedOnAt: at, lastStep: step })
      .where(eq(tables.secondFactor.personId, personId));
    const recoveryCodes = await makeRecoveryCodes(tx, personId, at);
    const sessions = await endOtherSessions(tx, actor!, at);
    announce({ subject: "person", id: personId, what: "person.second-factor-turned-on" });
    return {
      subjectId: personId,
      fact: { sessions, replaced: factor.isOn },
      result: { recoveryCodes },
    };
  },
});
