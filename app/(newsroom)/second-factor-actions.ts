"use server";

import { action } from "#lib/auth/action.ts";
import { passwordAction } from "#lib/auth/password-action.ts";
import { readAction } from "#lib/auth/read-action.ts";
import { beginSecondFactor } from "#lib/newsroom/people/commands/begin-second-factor.ts";
import { turnOffSecondFactor } from "#lib/newsroom/people/commands/remove-second-factor.ts";
import { renewRecoveryCodes } from "#lib/newsroom/people/commands/renew-recovery-codes.ts";
import { turnOnSecondFactor } from "#lib/newsroom/people/commands/turn-on-second-factor.ts";
import { ownSecondFactor } from "#lib/newsroom/people/reads/own-second-factor.ts";

export const own = readAction((actor, _input: null) => ownSecondFactor(actor));
export const begin = passwordAction(beginSecondFactor);
export const turnOn = action(turnOnSecondFactor);
export const renewCodes = passwordAction(renewRecoveryCodes);
export const turnOff = passwordAction(turnOffSecondFactor);
