"use server";

import { action } from "#lib/auth/action.ts";
import { askAboutWords } from "#lib/collaboration/ask-about-words.ts";
import { reopenQuery } from "#lib/newsroom/queries/commands/reopen-query.ts";
import { replyToQuery } from "#lib/newsroom/queries/commands/reply-to-query.ts";
import { resolveQuery } from "#lib/newsroom/queries/commands/resolve-query.ts";

export const ask = askAboutWords;
export const reply = action(replyToQuery);
export const resolve = action(resolveQuery);
export const reopen = action(reopenQuery);
