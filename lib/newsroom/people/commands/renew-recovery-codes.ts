import { z } from "zod";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockOwnSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { makeRecoveryCodes } from "#lib/newsroom/people/commands/make-recovery-codes.ts";
import { changeRefusals } from "#lib/newsroom/people/second-factor.ts";

/** Ten new recovery codes; those there were open nothing any more. */
export const renewRecoveryCodes = defineCommand({
  name: "person.recovery-codes-renewed",
  input: z.object({}),
  load: lockOwnSecondFactor,
  refusals: changeRefusals,
  needsRecentPassword: true,
  run: async ({ tx, loaded: { personId }, at }) => ({
    subjectId: personId,
    result: { recoveryCodes: await makeRecoveryCodes(tx, personId, at) },
  }),
});
