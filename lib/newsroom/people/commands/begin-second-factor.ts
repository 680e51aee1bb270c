import { z } from "zod";
import { tables } from "#lib/database/database.ts";
import { defineCommand } from "#lib/newsroom/command.ts";
import { lockOwnSecondFactor } from "#lib/newsroom/people/commands/lock-second-factor.ts";
import { SECRET_PURPOSE } from "#lib/newsroom/people/commands/take-code.ts";
import { newsroomName } from "#lib/newsroom/people/reads/newsroom-name.ts";
import { ownRefusals } from "#lib/newsroom/people/second-factor.ts";
import { newTotpSecret, totpAddress } from "#lib/newsroom/people/totp.ts";
import { seal } from "#lib/platform/sealed.ts";

/** Shows a fresh secret to put into one's app. Until a code proves that it is there, an earlier one goes on working. */
export const beginSecondFactor = defineCommand({
  name: "person.second-factor-begun",
  input: z.object({}),
  load: async (tx, input, actor) => ({
    factor: await lockOwnSecondFactor(tx, input, actor),
    newsroom: await newsroomName(tx),
  }),
  refusals: (actor, { factor }) => ownRefusals(actor, factor),
  needsRecentPassword: true,
  run: async ({ tx, loaded: { factor, newsroom } }) => {
    const secret = newTotpSecret();
    const pendingSecret = seal(SECRET_PURPOSE, factor.personId, secret);
    await tx
      .insert(tables.secondFactor)
      .values({ personId: factor.personId, pendingSecret })
      .onConflictDoUpdate({ target: tables.secondFactor.personId, set: { pendingSecret } });
    return {
      subjectId: factor.personId,
      result: { secret, address: totpAddress(secret, newsroom, factor.email) },
    };
  },
});
