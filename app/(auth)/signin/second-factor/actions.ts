"use server";

import { holderAction, holderPasswordAction } from "#lib/auth/password-action.ts";
import { beginSecondFactor } from "#lib/newsroom/people/commands/begin-second-factor.ts";
import { turnOnSecondFactor } from "#lib/newsroom/people/commands/turn-on-second-factor.ts";

export const begin = holderPasswordAction(beginSecondFactor);
export const turnOn = holderAction(turnOnSecondFactor);
