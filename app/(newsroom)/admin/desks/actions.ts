"use server";

import { action } from "#lib/auth/action.ts";
import { closeDesk } from "#lib/newsroom/people/commands/close-desk.ts";
import { openDesk } from "#lib/newsroom/people/commands/open-desk.ts";
import { renameDesk } from "#lib/newsroom/people/commands/rename-desk.ts";
import { reopenDesk } from "#lib/newsroom/people/commands/reopen-desk.ts";
import { setDeskPeople } from "#lib/newsroom/people/commands/set-desk-people.ts";

export const open = action(openDesk);
export const rename = action(renameDesk);
export const close = action(closeDesk);
export const reopen = action(reopenDesk);
export const setPeople = action(setDeskPeople);
