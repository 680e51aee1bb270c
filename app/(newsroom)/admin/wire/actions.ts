"use server";

import { action } from "#lib/auth/action.ts";
import { addWireSource } from "#lib/newsroom/wire/commands/add-wire-source.ts";
import { closeWireSource } from "#lib/newsroom/wire/commands/close-wire-source.ts";
import { renameWireSource } from "#lib/newsroom/wire/commands/rename-wire-source.ts";
import { reopenWireSource } from "#lib/newsroom/wire/commands/reopen-wire-source.ts";

export const add = action(addWireSource);
export const rename = action(renameWireSource);
export const close = action(closeWireSource);
export const reopen = action(reopenWireSource);
